import { Prisma } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { enqueueRun } from '#server/queue/enqueue-run.ts'

const notReplaced = Prisma.sql`NOT EXISTS (
  SELECT FROM "Submission" AS newer
    JOIN "Submission" AS own ON own.id = run."submissionId"
  WHERE newer."variantId" = own."variantId" AND newer."createdAt" > own."createdAt")`

/** Taken up at once; what is left comes with the next call. */
const runsMax = 1_000
/** A run that finds no sandbox while others find one has a reason of its own: it waits longer each time, and ends. */
const soonestSeconds = 60
const shareOfAge = 0.5
const oldestDays = 3

/**
 * Puts the submissions back into the queue that could not be judged for want of a sandbox, with all their tries.
 * Called when a worker's sandbox is repaired, and now and then while it holds: a student whose deadline passed meanwhile
 * has lost nothing. While it holds, a run waits for half of its own age before it is tried again, so that a program
 * that should be its own reason takes less and less of the machine. Left out are those that their student has since
 * replaced by a newer submission. Returns how many there were.
 */
export async function requeueFaulted(sandbox: 'repaired' | 'holds', now: Date = new Date()): Promise<number> {
  const due =
    sandbox === 'repaired'
      ? Prisma.sql`TRUE`
      : Prisma.sql`run."createdAt" > ${now}::timestamp - make_interval(days => ${oldestDays})
          AND ${now}::timestamp - run."finishedAt" >= greatest(make_interval(secs => ${soonestSeconds}),
            ${shareOfAge} * (run."finishedAt" - run."createdAt"))`
  // The replaced ones stay faulted for ever: they must not fill the list each time.
  const faulted = await database.$queryRaw<{ id: string }[]>`
    SELECT run.id FROM "GradingRun" AS run
    WHERE run.mode = 'LIVE' AND run.status = 'FAULTED' AND run.fault ->> 'code' = 'sandbox-unavailable'
      AND ${notReplaced} AND ${due}
    ORDER BY run."createdAt" LIMIT ${runsMax}`
  let count = 0
  for (const { id } of faulted) if (await requeue(id)) count += 1
  return count
}

async function requeue(runId: string): Promise<boolean> {
  return database.$transaction(async (tx) => {
    // Several workers may come at the same moment: the first one's update leaves the others nothing to do.
    const count = await tx.$executeRaw`
        UPDATE "GradingRun" AS run SET status = 'QUEUED', tries = 0, fault = NULL, "finishedAt" = NULL
        WHERE run.id = ${runId} AND run.status = 'FAULTED' AND ${notReplaced}`
    if (count > 0) await enqueueRun(tx, { id: runId, mode: 'LIVE' })
    return count > 0
  })
}
