import { database } from '#server/database/client.ts'
import { aliveSince } from '#server/grading/worker-alive.ts'

/** Whether a worker other than this one is alive and has a sandbox that holds. */
export async function anotherWorkerCanGrade(ownId: string, now: Date = new Date()): Promise<boolean> {
  const able = await database.worker.findFirst({
    where: {
      id: { not: ownId },
      seenAt: { gt: aliveSince(now) },
      sandbox: { path: ['available'], equals: true },
    },
    select: { id: true },
  })
  return able !== null
}
