import { createHash } from 'node:crypto'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { daysLater } from '#protocols/clock/zoned-time.ts'
import { findVersions } from '#server/copying/find-versions.ts'
import type { ReadFolder } from '#server/copying/folder/read-course-folder.ts'
import { placeExercises } from '#server/copying/place-exercises.ts'
import { storeCourse } from '#server/copying/store-course.ts'
import { zoneOf } from '#server/course-zone.ts'
import { database } from '#server/database/client.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

export interface ImportPlace {
  slug: string
  title: string
  instructorId: string
  /** How much later everything is than it was. */
  weeks: number
}
/** `said`: what is not quite as it was. */
type Imported = { ok: true; slug: string; said: string[] } | Refusal<'not-imported'>

export const notImported = (says: string) => refuse('not-imported', `Not imported: ${says}`)

/** Makes a course of files that were read. */
export async function importContent(
  { content, exercises }: Extract<ReadFolder, { ok: true }>,
  { slug, title, instructorId, weeks }: ImportPlace,
): Promise<Imported> {
  for (const [id, files] of exercises) {
    const strange = await findStrange(files)
    if (strange !== null) {
      return notImported(
        `the exercise ${id} has ${strange}, which no exercise has that was published here from a folder. ` +
          'Only exercise.md may be new: code and pictures are given to an operator, as a folder.',
      )
    }
  }
  const own = new Map([...exercises].map(([id, files]) => [id, { files, variety: null }]))
  const placed = await placeExercises(own)
  if (!placed.ok) return notImported(placed.says)
  const { versionOf, said } = await findVersions({
    ...content,
    assignments: content.assignments.map((assignment) => ({
      ...assignment,
      items: assignment.items.filter(({ exercise }) => !own.has(exercise)),
    })),
  })
  const made = await storeCourse(content, {
    slug,
    title,
    instructorId,
    exercises: placed.exercises,
    versionOf,
    moved: (at) => daysLater(at, weeks * 7, zoneOf(content)),
    act: 'course-imported',
  })
  if (!made.ok) return notImported(made.says)
  const renamed = placed.exercises.flatMap(({ was, facts }) =>
    was === facts.id ? [] : [`${was} is called ${facts.id} here, as there is another one of that name.`],
  )
  return { ok: true, slug, said: [...renamed, ...said] }
}

/** The first file, beside exercise.md, that is not one of an exercise published from a folder: what runs on this machine
 * comes from its operators alone. */
async function findStrange(files: TreeFiles): Promise<string | null> {
  for (const [path, bytes] of files) {
    if (path === exerciseFile) continue
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const [known] = await database.$queryRaw<object[]>`
      SELECT FROM "FileTree" t
      JOIN "ExerciseVersion" v ON v."treeDigest" = t.digest
      JOIN "Exercise" e ON e.id = v."exerciseId"
      WHERE t.manifest @> ${JSON.stringify({ [path]: sha256 })}::jsonb AND e."courseId" IS NULL
      LIMIT 1`
    if (known === undefined) return path
  }
  return null
}
