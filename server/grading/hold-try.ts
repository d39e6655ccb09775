import type { Prisma } from '#prisma-client'
import { database } from '#server/database/client.ts'

/** Another worker has the run by now, or it is over. What this try still has to say is dropped. */
export class SupersededError extends Error {
  override name = 'SupersededError'
  constructor(runId: string, number: number) {
    super(`Try ${number} of run ${runId} is superseded.`)
  }
}

/** Runs `write` in a transaction that holds the run's row, once it is sure that this try still owns it.
 * Throws SupersededError otherwise. */
export function holdTry<Result>(
  { runId, number }: { runId: string; number: number },
  write: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  return database.$transaction(async (tx) => {
    const [run] = await tx.$queryRaw<{ tries: number; status: string }[]>`
        SELECT tries, status::text FROM "GradingRun" WHERE id = ${runId} FOR UPDATE`
    if (run?.tries !== number || run.status !== 'RUNNING') throw new SupersededError(runId, number)
    return write(tx)
  })
}
