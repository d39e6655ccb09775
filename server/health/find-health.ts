import { FaultSchema } from '#graders/outcome.ts'
import type { SandboxStatus } from '#graders/sandbox/contract.ts'
import { may } from '#server/access/rules.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { aliveSince } from '#server/grading/worker-alive.ts'
import { SandboxStatusSchema } from '#server/health/sandbox-status.ts'
import { findMailHealth, type MailHealth } from '#server/mail/find-mail-health.ts'
import { describeRetention } from '#server/retention/describe-retention.ts'

export interface WorkerHealth {
  id: string
  host: string
  /** It has been seen in the last 15 seconds. */
  alive: boolean
  startedAt: Date
  seenAt: Date
  sandbox: SandboxStatus
}

export interface Health {
  database: { version: string; latencyMs: number }
  queue: { waiting: number; running: number; oldestWaitingSeconds: number | null }
  /** Those seen in the last hour, the newest first. */
  workers: WorkerHealth[]
  mail: MailHealth
  retention: ReturnType<typeof describeRetention>
  /** Runs that we could not judge in the last 24 hours, newest first, at most 20. */
  faults: { runId: string; at: Date; code: string; because: string; remedy: string | null }[]
}

const hourMs = 3_600_000

/** The state of the platform, for operators; null for everyone else. */
export async function findHealth(viewer: Viewer, now: Date = new Date()): Promise<Health | null> {
  if (!may.seeHealth({ role: null, operator: viewer.operator })) return null
  const startedMs = performance.now()
  const [server] = await database.$queryRaw<
    { version: string }[]
  >`SELECT current_setting('server_version') AS version`
  const latencyMs = performance.now() - startedMs
  const [waiting, running, oldest, workers, faulted, mail] = await Promise.all([
    database.gradingRun.count({ where: { status: 'QUEUED' } }),
    database.gradingRun.count({ where: { status: 'RUNNING' } }),
    database.gradingRun.findFirst({ where: { status: 'QUEUED' }, orderBy: { createdAt: 'asc' } }),
    database.worker.findMany({
      where: { seenAt: { gt: new Date(now.getTime() - hourMs) } },
      orderBy: { seenAt: 'desc' },
      take: 50,
    }),
    database.gradingRun.findMany({
      where: { status: 'FAULTED', finishedAt: { gt: new Date(now.getTime() - 24 * hourMs) } },
      orderBy: { finishedAt: 'desc' },
      take: 20,
    }),
    findMailHealth(now),
  ])
  return {
    database: { version: server?.version ?? 'unknown', latencyMs },
    queue: {
      waiting,
      running,
      oldestWaitingSeconds: oldest === null ? null : (now.getTime() - oldest.createdAt.getTime()) / 1_000,
    },
    workers: workers.map(({ id, host, startedAt, seenAt, sandbox }) => ({
      id,
      host,
      alive: seenAt > aliveSince(now),
      startedAt,
      seenAt,
      sandbox: SandboxStatusSchema.parse(sandbox),
    })),
    mail,
    retention: describeRetention(),
    faults: faulted.map(({ id, finishedAt, createdAt, fault }) => {
      const { code, because, remedy } = FaultSchema.parse(fault)
      return { runId: id, at: finishedAt ?? createdAt, code, because, remedy: remedy ?? null }
    }),
  }
}
