import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import { database } from '#server/database/client.ts'
import { folderOf } from '#server/exercises/ask-exercise.ts'
import { findVariety } from '#server/exercises/fill-in-variety.ts'
import { lookAtFiles } from '#server/exercises/look-at-folder.ts'
import { describeTree, type TreeFiles } from '#server/exercises/store-tree.ts'
import { type StoredVersion, storeVersion } from '#server/exercises/store-version.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

export type PublishResult =
  | StoredVersion
  | (Refusal<'does-not-load'> & { problems: readonly ExerciseProblem[] })

/** Publishes an exercise folder, for every course, under the version that its front matter declares. What is published is
 * never changed: the same content again changes nothing, and is not even loaded; other content under the same number is
 * refused. `tested`: a thousand variants of it were, as of all that comes with Roundtrip. */
export async function publishExercise(files: TreeFiles, { tested = false } = {}): Promise<PublishResult> {
  const { digest } = describeTree(files)
  const known = await findPublished(digest)
  if (known !== null) return known
  const answer = await lookAtFiles(files, { sampling: !tested }, digest)
  if (!answer.loads) {
    return {
      ...refuse('does-not-load', 'The exercise has errors; nothing was published.'),
      problems: answer.problems,
    }
  }
  const variety = answer.facts.lab === null ? await findVariety(folderOf(files, digest)) : null
  return database.$transaction((tx) => storeVersion(tx, { ...answer.facts, variety }, files, null))
}

/** The version that a folder was published as, by the digest of its files. */
async function findPublished(treeDigest: string): Promise<StoredVersion | null> {
  const found = await database.exerciseVersion.findFirst({
    where: { treeDigest, exercise: { courseId: null } },
    select: { id: true, exerciseId: true, version: true },
  })
  if (found === null) return null
  const { id: exerciseVersionId, exerciseId: id, version } = found
  return { ok: true, exerciseVersionId, id, version, isNew: false }
}
