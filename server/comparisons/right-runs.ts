// Runs of right programs, one for each item, version and seed. A job may be handed out twice; the row says what is left to
// do, and whoever finishes first is the one who counts.
import { type Files, makeLabOrder } from '#graders/labs/contract/lab-order.ts'
import { hiddenSeed } from '#graders/labs/contract/network-seed.ts'
import type { LabOrder } from '#graders/labs/contract/run-protocol.ts'
import type { Fault } from '#graders/outcome.ts'
import { endingOf, languages, nameAsMain, runtimeOf } from '#graders/runtimes.ts'
import { Prisma, type RightRun } from '#prisma-client'
import type { RightChecks } from '#server/comparisons/comparison-view.ts'
import { database } from '#server/database/client.ts'
import { getExercise } from '#server/exercises/get-exercise.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { enqueueRightRun } from '#server/queue/enqueue-run.ts'
import { toStorableJson } from '#server/storable-json.ts'

/** One that nobody finished in this time, or that failed so long ago, is run again for who asks. */
const againAfterMs = 15 * 60_000
const triesMax = 3

type Wanted = Pick<RightRun, 'itemId' | 'treeDigest' | 'seed'>

/** The run as it stands; put into the queue when there is none. */
export async function wantRightRun({ itemId, treeDigest, seed }: Wanted, now: Date): Promise<RightRun> {
  const before = new Date(now.getTime() - againAfterMs)
  return database.$transaction(async (tx) => {
    // Whoever comes second in the same moment finds nothing to insert and nothing to update.
    const queued = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO "RightRun" (id, "itemId", "treeDigest", seed, status, "createdAt")
      VALUES (${crypto.randomUUID()}, ${itemId}, ${treeDigest}, ${seed}, 'QUEUED', ${now})
      ON CONFLICT ("itemId", "treeDigest", seed) DO UPDATE
        SET status = 'QUEUED', tries = 0, fault = NULL, "finishedAt" = NULL, "createdAt" = EXCLUDED."createdAt"
        WHERE "RightRun".status <> 'FINISHED' AND "RightRun"."createdAt" < ${before}
      RETURNING id`
    for (const { id } of queued) await enqueueRightRun(tx, id)
    return tx.rightRun.findUniqueOrThrow({
      where: { itemId_treeDigest_seed: { itemId, treeDigest, seed } },
    })
  })
}

/** What is to be run; null when there is nothing (more) to do. */
export async function beginRightRun(id: string, now: Date = new Date()): Promise<LabOrder | null> {
  const { count } = await database.rightRun.updateMany({
    where: { id, status: { in: ['QUEUED', 'RUNNING'] } },
    data: { status: 'RUNNING', tries: { increment: 1 } },
  })
  if (count === 0) return null
  const { item, treeDigest, seed, tries } = await database.rightRun.findUniqueOrThrow({
    where: { id },
    include: { item: { include: { assignment: { include: { course: true } } } } },
  })
  const fail = (because: string) =>
    endRightRun(id, { fault: { code: 'grader-crashed', because } }, now).then(() => null)
  if (tries > triesMax)
    return fail(`The grading machine stopped ${triesMax} times while it ran a right program.`)
  const [exercise, files] = await Promise.all([getExercise(treeDigest), readTree(treeDigest)])
  const submission = rightProgramOf(files)
  if (submission === null) return fail('The lab has no right solution.')
  return makeLabOrder({
    exercise: { topic: exercise.topic, id: exercise.id, files },
    submission,
    seed,
    checks: 'all',
    hiddenSeed: hiddenSeed(item.assignment.course.seedSecret, exercise.id, exercise.version, item.id),
  })
}

/** One that is over already keeps what it has. */
export async function endRightRun(
  id: string,
  end: { checks: RightChecks } | { fault: Fault },
  now: Date = new Date(),
): Promise<void> {
  await database.rightRun.updateMany({
    where: { id, status: 'RUNNING' },
    data: {
      status: 'checks' in end ? 'FINISHED' : 'FAULTED',
      checks: 'checks' in end ? JSON.parse(toStorableJson(end.checks)) : Prisma.DbNull,
      fault: 'fault' in end ? JSON.parse(toStorableJson(end.fault)) : Prisma.DbNull,
      finishedAt: now,
    },
  })
}

/** Puts one back that this worker cannot finish because it is being stopped: that is no try. */
export async function giveRightRunBack(id: string): Promise<void> {
  await database.rightRun.updateMany({
    where: { id, status: 'RUNNING' },
    data: { status: 'QUEUED', tries: { decrement: 1 } },
  })
}

/** `right.*` in the first language that has one, or the first file whose name begins so: any does the same on the wire. */
export function rightProgramOf(files: Files): Files | null {
  const named = languages.map((language) => `solutions/right.${endingOf(language)}`)
  const others = [...files.keys()].filter((path) => /^solutions\/right[^/]*$/.test(path)).toSorted()
  const path = [...named, ...others].find((one) => files.has(one) && runtimeOf(one) !== null)
  const bytes = path === undefined ? undefined : files.get(path)
  return path === undefined || bytes === undefined ? null : new Map([[nameAsMain(path), bytes]])
}
