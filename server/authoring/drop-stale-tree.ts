import { database } from '#server/database/client.ts'
import { log } from '#server/log.ts'

/**
 * Forgets the files of a draft that was saved anew: an hour of typing would keep a thousand copies. Only what nothing
 * else refers to goes. Never throws: what cannot be dropped now stays, and costs nothing but room.
 */
export async function dropStaleTree(treeDigest: string): Promise<void> {
  try {
    await database.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL lock_timeout = '2s'`
      // Whoever stores files has inserted into Blob and not yet said which tree they belong to. With this lock there is
      // nobody like that, and nobody begins.
      await tx.$executeRaw`LOCK TABLE "Blob" IN SHARE ROW EXCLUSIVE MODE`
      const dropped = await tx.$queryRaw<{ hash: string }[]>`
        WITH tree AS (
          DELETE FROM "FileTree" AS tree WHERE digest = ${treeDigest}
            AND NOT EXISTS (SELECT FROM "ExerciseDraft" WHERE "treeDigest" = tree.digest)
            AND NOT EXISTS (SELECT FROM "ExerciseVersion" WHERE "treeDigest" = tree.digest)
            AND NOT EXISTS (SELECT FROM "VariantsTest" WHERE "treeDigest" = tree.digest)
            AND NOT EXISTS (SELECT FROM "Submission" WHERE "treeDigest" = tree.digest)
            AND NOT EXISTS (SELECT FROM "GradingRun" WHERE "treeDigest" = tree.digest)
          RETURNING manifest)
        SELECT hashes.value AS hash FROM tree, jsonb_each_text(tree.manifest) AS hashes`
      for (const { hash } of dropped) {
        await tx.$executeRaw`
          DELETE FROM "Blob" WHERE sha256 = ${hash}
            AND NOT EXISTS (SELECT FROM "FileTree" WHERE position(${hash} IN manifest::text) > 0)`
      }
    })
  } catch (error) {
    log.warn({ err: error, treeDigest }, 'The files of an earlier draft could not be dropped.')
  }
}
