import { setHeadLine } from '#graders/exercise/source/set-head-line.ts'
import type { Prisma } from '#prisma-client'
import { draftTextOf, withText } from '#server/authoring/draft-text.ts'
import { database } from '#server/database/client.ts'
import type { ExerciseFacts } from '#server/exercises/exercise-task.ts'
import { lookAtFiles } from '#server/exercises/look-at-folder.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'
import { storeVersion } from '#server/exercises/store-version.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

export interface PlacedExercise {
  files: TreeFiles
  facts: ExerciseFacts
  variety: number | null
  /** The id that it had, which assignments name. */
  was: string
}
type Placed = { ok: true; exercises: PlacedExercise[] } | Refusal<'does-not-load'>

const idMax = 80

/** Exercises that are written in a course, each as its newest version, by id. */
export async function readOwnExercises(
  courseId: string,
): Promise<Map<string, { files: TreeFiles; variety: number | null }>> {
  const own = await database.exercise.findMany({
    where: { courseId, versions: { some: {} } },
    orderBy: { id: 'asc' },
    include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
  })
  const exercises = new Map<string, { files: TreeFiles; variety: number | null }>()
  for (const { id, versions } of own) {
    for (const { treeDigest, variety } of versions) {
      exercises.set(id, { files: await readTree(treeDigest), variety })
    }
  }
  return exercises
}

/** Exercises that become another course's: under their own id where nobody has it, else as the first version of one that
 * nobody has. */
export async function placeExercises(
  own: ReadonlyMap<string, { files: TreeFiles; variety: number | null }>,
): Promise<Placed> {
  const exercises: PlacedExercise[] = []
  for (const [was, { files: before, variety }] of own) {
    const files = (await isFree(was)) ? before : withHead(before, { version: '1', id: await freeId(was) })
    const answer = await lookAtFiles(files, { sampling: false })
    const [first] = answer.loads ? [] : answer.problems
    if (!answer.loads) {
      return refuse(
        'does-not-load',
        `the exercise ${was} does not load (line ${first?.line}: ${first?.says}). Mend it first.`,
      )
    }
    if (files === before && answer.facts.id !== was) {
      return refuse(
        'does-not-load',
        `the folder exercises/${was} holds the exercise ${answer.facts.id}. Give both one name.`,
      )
    }
    exercises.push({ files, facts: answer.facts, variety, was })
  }
  return { ok: true, exercises }
}

const withHead = (files: TreeFiles, head: Record<string, string>): TreeFiles =>
  withText(
    files,
    Object.entries(head).reduce((text, [key, value]) => setHeadLine(text, key, value), draftTextOf(files)),
  )

async function isFree(id: string): Promise<boolean> {
  const [taken, drafts] = await Promise.all([
    database.exercise.count({ where: { id } }),
    database.exerciseDraft.count({ where: { exerciseId: id } }),
  ])
  return taken + drafts === 0
}

/** "delay" is copied as "delay-2", and that as "delay-3". */
async function freeId(id: string): Promise<string> {
  const [, stem = id, number = '1'] = /^(.+?)-(\d{1,6})$/.exec(id) ?? []
  const start = stem.slice(0, idMax - '-1000000'.length)
  const taken = await database.exercise.findMany({
    where: { id: { startsWith: `${start}-` } },
    select: { id: true },
  })
  const drafts = await database.exerciseDraft.findMany({
    where: { exerciseId: { startsWith: `${start}-` } },
    select: { exerciseId: true },
  })
  const known = new Set([...taken.map((one) => one.id), ...drafts.map(({ exerciseId }) => exerciseId)])
  let next = Number(number) + 1
  while (known.has(`${start}-${next}`)) next += 1
  return `${start}-${next}`
}

/** The versions that were stored for the course, by the ids that the exercises had. */
export async function storePlaced(
  tx: Prisma.TransactionClient,
  exercises: readonly PlacedExercise[],
  courseId: string,
): Promise<Map<string, string>> {
  const versions = new Map<string, string>()
  for (const { files, facts, variety, was } of exercises) {
    const stored = await storeVersion(tx, { ...facts, variety }, files, courseId)
    // Somebody took the id at this very moment: all of it is undone, and trying once more finds another.
    if (!stored.ok) throw new Error(`An exercise could not be stored: ${stored.says}`)
    versions.set(was, stored.exerciseVersionId)
  }
  return versions
}
