import { RunStatus } from '#prisma-client'
import { database } from '#server/database/client.ts'
import {
  enqueueMails,
  enqueueRightRun,
  enqueueRun,
  enqueueScores,
  enqueueSimilarity,
  enqueueVariantsTest,
  stopSender,
} from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'

/** After a restore, whose queue is empty: puts into it whatever was waiting or being graded when the backup was made.
 * Returns how many. */
export async function requeueOpen(): Promise<number> {
  await prepareQueue()
  const where = { status: { in: [RunStatus.QUEUED, RunStatus.RUNNING] } }
  const runs = await database.gradingRun.findMany({ where, select: { id: true, mode: true } })
  const tests = await database.variantsTest.findMany({ where, select: { treeDigest: true } })
  const right = await database.rightRun.findMany({ where, select: { id: true } })
  const similar = await database.similarityRun.findMany({ where, select: { jobId: true } })
  const mails = await database.mail.findMany({
    where: { sentAt: null, failedAt: null },
    select: { id: true },
  })
  const scores = await database.ltiScore.findMany({
    where: { sentAt: null, failedAt: null },
    select: { id: true },
  })
  await database.$transaction(async (tx) => {
    for (const run of runs) await enqueueRun(tx, run)
    for (const { id } of right) await enqueueRightRun(tx, id)
    for (const { jobId } of similar) await enqueueSimilarity(tx, jobId)
    for (const { treeDigest } of tests) await enqueueVariantsTest(tx, treeDigest)
    await enqueueMails(
      tx,
      mails.map(({ id }) => id),
    )
    await enqueueScores(
      tx,
      scores.map(({ id }) => id),
    )
  })
  await stopSender()
  return runs.length + tests.length + right.length + similar.length
}
