import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { database } from '#server/database/client.ts'
import { describeTree, type Files, storeTree } from '#server/exercises/store-tree.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

export type PublishResult =
  | { ok: true; exerciseVersionId: string; id: string; version: number; isNew: boolean }
  | (Refusal<'does-not-load'> & { problems: ExerciseProblem[] })
  | Refusal<'changed'>

/** Publishes an exercise folder under the version that its front matter declares. What is published is never changed:
 * the same content again changes nothing, other content under the same number is refused. */
export async function publishExercise(files: Files): Promise<PublishResult> {
  const loaded = loadExercise(files)
  if (!loaded.ok) {
    return {
      ...refuse('does-not-load', 'The exercise has errors; nothing was published.'),
      problems: loaded.problems,
    }
  }
  const { id, topic, title, version } = loaded.exercise
  const { digest } = describeTree(files)
  return database.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`publish:${id}`}, 0))`
    const published = await tx.exerciseVersion.findUnique({
      where: { exerciseId_version: { exerciseId: id, version } },
    })
    if (published !== null) {
      if (published.treeDigest !== digest)
        return refuse('changed', describeChange(id, version, published.treeDigest, digest))
      return { ok: true, exerciseVersionId: published.id, id, version, isNew: false }
    }
    await tx.exercise.upsert({ where: { id }, create: { id, topic }, update: { topic } })
    const treeDigest = await storeTree(tx, files)
    const made = await tx.exerciseVersion.create({ data: { exerciseId: id, version, title, treeDigest } })
    return { ok: true, exerciseVersionId: made.id, id, version, isNew: true }
  })
}

function describeChange(id: string, version: number, published: string, found: string): string {
  return (
    `${id} version ${version} is published with other content, and what is published never changes ` +
    `(published ${published.slice(0, 12)}, found ${found.slice(0, 12)}). ` +
    `Set "version: ${version + 1}" in exercise.md to publish the change, or put the files back as they were.`
  )
}
