import { database } from '#server/database/client.ts'

/** A worker says every five seconds that it is alive. */
const aliveMs = 15_000

/** Whether a worker other than this one is alive and has a sandbox that holds. */
export async function anotherWorkerCanGrade(ownId: string, now: Date = new Date()): Promise<boolean> {
  const able = await database.worker.findFirst({
    where: {
      id: { not: ownId },
      seenAt: { gt: new Date(now.getTime() - aliveMs) },
      sandbox: { path: ['available'], equals: true },
    },
    select: { id: true },
  })
  return able !== null
}
