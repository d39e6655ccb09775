import type { Language } from '#graders/runtimes.ts'
import { database } from '#server/database/client.ts'
import { aliveSince, workerBeatMs } from '#server/grading/worker-alive.ts'
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

let kept: { until: number; lacking: Promise<ReadonlySet<Language>> } | null = null

/** The same, asked of the database once between two words of a worker: every page of a lab wants to know. */
export function recentlyLacking(now: Date = new Date()): Promise<ReadonlySet<Language>> {
  if (kept !== null && now.getTime() < kept.until) return kept.lacking
  const lacking = findLackingLanguages(now)
  kept = { until: now.getTime() + workerBeatMs, lacking }
  lacking.catch(() => (kept = null))
  return lacking
}
