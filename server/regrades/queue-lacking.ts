import type { Prisma, Regrade } from '#prisma-client'
import { graderNotKnownYet } from '#server/grading/grader-version.ts'
import { enqueueRuns } from '#server/queue/enqueue-run.ts'

type Lacking = Pick<Regrade, 'id' | 'itemId' | 'toVersionId'>

/** Rows written at once. */
const batch = 500

/** Makes a run in the shadow for each submission of the item that has none, and puts it into the queue. Returns how many. */
export async function queueLacking(
  tx: Prisma.TransactionClient,
  { id, itemId, toVersionId }: Lacking,
  now: Date,
): Promise<number> {
  const submissions = await tx.submission.findMany({
    where: { variant: { itemId }, runs: { none: { mode: 'SHADOW' } } },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      variantId: true,
      userId: true,
      treeDigest: true,
      // The same network, and the same file to start.
      runs: { where: { mode: 'LIVE' }, select: { seed: true, entry: true } },
    },
  })
  const runs = submissions.map(({ id: submissionId, runs: [live], ...own }) => ({
    ...own,
    id: crypto.randomUUID(),
    mode: 'SHADOW' as const,
    submissionId,
    regradeId: id,
    versionId: toVersionId,
    graderVersion: graderNotKnownYet,
    seed: live?.seed ?? '',
    entry: live?.entry ?? null,
    createdAt: now,
  }))
  for (let from = 0; from < runs.length; from += batch) {
    await tx.gradingRun.createMany({ data: runs.slice(from, from + batch) })
  }
  await enqueueRuns(tx, runs)
  return runs.length
}

/** Judges those once more that could not be judged. Returns how many. */
export async function requeueFaultedShadows(
  tx: Prisma.TransactionClient,
  regradeId: string,
): Promise<number> {
  const faulted = await tx.gradingRun.findMany({
    where: { regradeId, mode: 'SHADOW', status: 'FAULTED' },
    select: { id: true, mode: true },
  })
  await tx.$executeRaw`
    UPDATE "GradingRun" SET status = 'QUEUED', tries = 0, fault = NULL, "finishedAt" = NULL
    WHERE "regradeId" = ${regradeId} AND mode = 'SHADOW' AND status = 'FAULTED'`
  await enqueueRuns(tx, faulted)
  return faulted.length
}
