import { fromPrisma, PgBoss } from 'pg-boss'
import type { Prisma, RunMode } from '#prisma-client'
import { databaseUrl } from '#server/env.ts'
import {
  gradingQueue,
  mailQueue,
  priorities,
  queueChannel,
  rightQueue,
  scoreQueue,
  similarityQueue,
  variantsQueue,
} from '#server/queue/queue-settings.ts'

// One sender per process, also across Next's hot reloads. It never supervises: that is the workers' part.
const holder = globalThis as typeof globalThis & { roundtripSender?: Promise<PgBoss> | undefined }

function getSender(): Promise<PgBoss> {
  holder.roundtripSender ??= startSender().catch((error: unknown) => {
    holder.roundtripSender = undefined
    throw error
  })
  return holder.roundtripSender
}

async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl(),
    max: 2,
    supervise: false,
    schedule: false,
    migrate: false,
    createSchema: false,
  })
  // A lost idle connection is reopened by the pool; without a listener it would end the process.
  boss.on('error', () => {})
  await boss.start()
  return boss
}

/** Puts a run into the queue in the caller's transaction: both are stored, or neither. */
export async function enqueueRun(
  tx: Prisma.TransactionClient,
  run: { id: string; mode: RunMode },
): Promise<void> {
  const boss = await getSender()
  await boss.send(gradingQueue, { runId: run.id }, { db: fromPrisma(tx), priority: priorities[run.mode] })
  await tx.$executeRaw`SELECT pg_notify(${queueChannel}, '')`
}

/** As `enqueueRun`, many at once. */
export async function enqueueRuns(
  tx: Prisma.TransactionClient,
  runs: readonly { id: string; mode: RunMode }[],
): Promise<void> {
  if (runs.length === 0) return
  const boss = await getSender()
  const jobs = runs.map(({ id, mode }) => ({ data: { runId: id }, priority: priorities[mode] }))
  await boss.insert(gradingQueue, jobs, { db: fromPrisma(tx) })
  await tx.$executeRaw`SELECT pg_notify(${queueChannel}, '')`
}

/** Puts the run of a right program into its queue, in the caller's transaction. */
export async function enqueueRightRun(tx: Prisma.TransactionClient, rightRunId: string): Promise<void> {
  const boss = await getSender()
  await boss.send(rightQueue, { rightRunId }, { db: fromPrisma(tx) })
  await tx.$executeRaw`SELECT pg_notify(${queueChannel}, '')`
}

/** Puts a test of an exercise's variants into its queue, in the caller's transaction. */
export async function enqueueVariantsTest(tx: Prisma.TransactionClient, treeDigest: string): Promise<void> {
  const boss = await getSender()
  await boss.send(variantsQueue, { treeDigest }, { db: fromPrisma(tx) })
  await tx.$executeRaw`SELECT pg_notify(${queueChannel}, '')`
}

/** Puts a comparison of an item's programs into its queue, in the caller's transaction. */
export async function enqueueSimilarity(
  tx: Prisma.TransactionClient,
  similarityJobId: string,
): Promise<void> {
  const boss = await getSender()
  await boss.send(similarityQueue, { similarityJobId }, { db: fromPrisma(tx) })
  await tx.$executeRaw`SELECT pg_notify(${queueChannel}, '')`
}

/** Puts letters into the queue of mail, in the caller's transaction. */
export const enqueueMails = (tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> =>
  enqueueEach(
    tx,
    mailQueue,
    ids.map((mailId) => ({ mailId })),
  )

/** Puts points for learning platforms into their queue, in the caller's transaction. */
export const enqueueScores = (tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> =>
  enqueueEach(
    tx,
    scoreQueue,
    ids.map((scoreId) => ({ scoreId })),
  )

async function enqueueEach(
  tx: Prisma.TransactionClient,
  queue: string,
  jobs: readonly object[],
): Promise<void> {
  if (jobs.length === 0) return
  const boss = await getSender()
  await boss.insert(
    queue,
    jobs.map((data) => ({ data })),
    { db: fromPrisma(tx) },
  )
  await tx.$executeRaw`SELECT pg_notify(${queueChannel}, '')`
}

/** Closes the sender's connections; the next send opens them again. */
export async function stopSender(): Promise<void> {
  const boss = await holder.roundtripSender
  holder.roundtripSender = undefined
  await boss?.stop({ graceful: false, close: true })
}
