import { exerciseRoots } from '#graders/exercise/source/exercise-roots.ts'
import type { TypesetText } from '#graders/exercise/typeset.ts'
import { findUnits } from '#graders/exercise/unit/find-units.ts'
import type { CourseUnit } from '#graders/exercise/unit/load-unit.ts'
import { askExercise } from '#server/exercises/ask-exercise.ts'
import { log } from '#server/log.ts'

export interface TypesetUnit extends CourseUnit {
  typeset: { about: TypesetText; afterwards: TypesetText; references: TypesetText }
}

let known: Promise<readonly TypesetUnit[]> | undefined

/** The units of this start, by position: what is in the folders is published at a start, too. */
export function loadUnits(): Promise<readonly TypesetUnit[]> {
  if (known === undefined || process.env.NODE_ENV === 'development') {
    known = load()
    known.catch(() => {
      known = undefined
    })
  }
  return known
}

async function load(): Promise<readonly TypesetUnit[]> {
  const { units } = await findUnits(exerciseRoots(process.cwd()))
  return Promise.all(units.map(typeset))
}

/** In a process of the pool, which has what it takes; the web server has not. */
async function typeset(unit: CourseUnit): Promise<TypesetUnit> {
  const { about, afterwards, references } = unit
  const texts = [about, afterwards, references]
  const nothing = { digest: '', text: null, others: [] }
  const reply = await askExercise(nothing, { want: 'texts', texts }, 'page')
  if (!reply.ok) {
    log.error({ unit: unit.id, because: reply.because, detail: reply.detail }, 'A unit cannot be typeset.')
    throw new Error(`The unit ${unit.id} cannot be shown (${reply.because}): ${reply.detail}`)
  }
  const [first = [], second = [], third = []] = reply.found
  return { ...unit, typeset: { about: first, afterwards: second, references: third } }
}
