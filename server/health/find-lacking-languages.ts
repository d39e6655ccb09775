import type { Language } from '#graders/runtimes.ts'
import { database } from '#server/database/client.ts'
import { aliveSince } from '#server/grading/worker-alive.ts'
import { SandboxStatusSchema } from '#server/health/sandbox-status.ts'

/**
 * Languages that some grading machine lacks the compiler for: any of them may get a program, so none is offered. While no
 * worker is there to say so, all are.
 */
export async function findLackingLanguages(now: Date = new Date()): Promise<ReadonlySet<Language>> {
  const workers = await database.worker.findMany({
    where: { seenAt: { gt: aliveSince(now) } },
    select: { sandbox: true },
  })
  const missing = workers.flatMap(({ sandbox }) => {
    const status = SandboxStatusSchema.parse(sandbox)
    return status.available ? status.missing : []
  })
  return new Set(missing.map(({ language }) => language))
}
