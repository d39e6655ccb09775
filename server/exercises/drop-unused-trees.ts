import { database } from '#server/database/client.ts'
import { log } from '#server/log.ts'

/**
 * Forgets those of the folders that nothing refers to any more, with their files: of drafts that were saved anew, of
 * practice runs that were dropped. Called after the transaction that let go of them. Never throws: what cannot be
 * dropped now stays, and costs nothing but room.
 */
export async function dropUnusedTrees(digests: readonly (string | null)[]): Promise<void> {
  const wanted = [...new Set(digests)].filter((digest) => digest !== null)
  if (wanted.length === 0) return
  try {
    await database.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL lock_timeout = '2s'`
      // Whoever stores files has inserted into Blob and not yet said which tree they belong to. With this lock there is
      // nobody like that, and nobody begins. Whoever found the tree there already holds on to its row (store-tree.ts).
      await tx.$executeRaw`LOCK TABLE "Blob" IN SHARE ROW EXCLUSIVE MODE`
      const dropped = await tx.$queryRaw<{ hash: string }[]>`
        WITH tree AS (
          DELETE FROM "FileTree" AS tree WHERE digest = ANY(${wanted})
            AND NOT EXISTS (SELECT FROM "ExerciseDraft" WHERE "treeDigest" = tree.digest)
            AND NOT EXISTS (SELECT FROM "ExerciseVersion" WHERE "treeDigest" = tree.digest)
            AND NOT EXISTS (SELECT FROM "RightRun" WHERE "treeDigest" = tree.digest)
            AND NOT EXISTS (SELECT FROM "VariantsTest" WHERE "treeDigest" = tree.digest)
            AND NOT EXISTS (SELECT FROM "Submission" WHERE "treeDigest" = tree.digest)
            AND NOT EXISTS (SELECT FROM "GradingRun" WHERE "treeDigest" = tree.digest)
          RETURNING manifest)
        SELECT DISTINCT hashes.value AS hash FROM tree, jsonb_each_text(tree.manifest) AS hashes`
      for (const { hash } of dropped) {
        // A manifest maps paths to hashes; the index on it finds those that hold this one.
        await tx.$executeRaw`
          DELETE FROM "Blob" WHERE sha256 = ${hash}
            AND NOT EXISTS (SELECT FROM "FileTree" WHERE manifest @@ ${`$.* == "${hash}"`}::jsonpath)`
      }
    })
  } catch (error) {
    log.warn({ err: error, trees: wanted.length }, 'Files that nothing uses could not be dropped.')
  }
}
