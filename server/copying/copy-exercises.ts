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

export interface CopiedExercise {
  files: TreeFiles
  facts: ExerciseFacts
  variety: number | null
  /** Every version of the exercise that it is copied from. */
  standsFor: readonly string[]
}

const idMax = 80

/** The exercises that are written in a course, each as its newest version, under an id that nobody has. */
export async function copyExercises(
  courseId: string,
): Promise<{ ok: true; exercises: CopiedExercise[] } | Refusal<'does-not-load'>> {
  const own = await database.exercise.findMany({
    where: { courseId, versions: { some: {} } },
    include: { versions: { orderBy: { version: 'desc' } } },
  })
  const exercises: CopiedExercise[] = []
  for (const { id, versions } of own) {
    const [newest] = versions
    if (newest === undefined) continue
    const base = await readTree(newest.treeDigest)
    const text = setHeadLine(setHeadLine(draftTextOf(base), 'version', '1'), 'id', await freeId(id))
    const files = withText(base, text)
    const answer = await lookAtFiles(files, { sampling: false })
    if (!answer.loads) {
      const [first] = answer.problems
      return refuse(
        'does-not-load',
        `Not copied: the exercise ${id} does not load (line ${first?.line}: ${first?.says}). Mend it, publish it, and copy again.`,
      )
    }
    const standsFor = versions.map((version) => version.id)
    exercises.push({ files, facts: answer.facts, variety: newest.variety, standsFor })
  }
  return { ok: true, exercises }
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

/** By the versions that they stand for: the versions that were stored for the course. */
export async function storeCopies(
  tx: Prisma.TransactionClient,
  exercises: readonly CopiedExercise[],
  courseId: string,
): Promise<Map<string, string>> {
  const versions = new Map<string, string>()
  for (const { files, facts, variety, standsFor } of exercises) {
    const stored = await storeVersion(tx, { ...facts, variety }, files, courseId)
    // Somebody took the id at this very moment: all of it is undone, and copying once more finds another.
    if (!stored.ok) throw new Error(`A copy could not be stored: ${stored.says}`)
    for (const version of standsFor) versions.set(version, stored.exerciseVersionId)
  }
  return versions
}
