// What a monitoring system watches. Counts and times alone: no name, address, title or answer is in it.
import type { RunMode } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { aliveSince } from '#server/grading/worker-alive.ts'
import { SandboxStatusSchema } from '#server/health/sandbox-status.ts'
import type { Metric } from '#server/health/write-metrics.ts'

const minuteMs = 60_000
/** Of verdicts: what is slow now is not hidden by a fast night. */
const lookBackMs = 10 * minuteMs
const dayMs = 86_400_000
const quantiles = [0.5, 0.9, 0.99]

const watched = ['LIVE', 'SHADOW', 'PRACTICE'] as const satisfies readonly RunMode[]

export async function findMetrics(now: Date = new Date()): Promise<Metric[]> {
  const [queues, verdicts, faults, workers, submissions, sessions] = await Promise.all([
    findQueues(now),
    findVerdicts(now),
    findFaults(now),
    database.worker.findMany({ where: { seenAt: { gt: aliveSince(now) } } }),
    database.submission.count(),
    database.session.count({ where: { usedAt: { gt: new Date(now.getTime() - lookBackMs) } } }),
  ])
  const sandboxes = workers.filter(({ sandbox }) => SandboxStatusSchema.safeParse(sandbox).data?.available)
  const queue = (mode: RunMode) => queues.find((one) => one.mode === mode)
  return [
    {
      name: 'roundtrip_runs_queued',
      help: 'Grading runs that wait for a worker.',
      samples: perMode((mode) => queue(mode)?.queued ?? 0),
    },
    {
      name: 'roundtrip_runs_running',
      help: 'Grading runs that a worker has in hand.',
      samples: perMode((mode) => queue(mode)?.running ?? 0),
    },
    {
      name: 'roundtrip_oldest_queued_run_seconds',
      help: 'How long the oldest of those that wait has waited; 0 when none does.',
      samples: perMode((mode) => queue(mode)?.oldest ?? 0),
    },
    {
      name: 'roundtrip_verdict_seconds',
      help: 'From handing in to the verdict, of submissions judged in the last ten minutes, by quantile.',
      samples: verdicts.map(([quantile, value]) => ({ labels: { quantile: String(quantile) }, value })),
    },
    {
      name: 'roundtrip_faults_last_day',
      help: 'Submissions of the last 24 hours that could not be judged, our side, by code.',
      samples: faults.map(({ code, count }) => ({ labels: { code }, value: count })),
    },
    {
      name: 'roundtrip_submissions',
      help: 'Submissions that are stored.',
      samples: [{ value: submissions }],
    },
    {
      name: 'roundtrip_sessions_used',
      help: 'Sessions that were used in the last ten minutes.',
      samples: [{ value: sessions }],
    },
    {
      name: 'roundtrip_workers_alive',
      help: 'Grading workers that were seen in the last seconds.',
      samples: [{ value: workers.length }],
    },
    {
      name: 'roundtrip_sandboxes_available',
      help: 'Those of them whose sandbox passed its self-test.',
      samples: [{ value: sandboxes.length }],
    },
  ]
}

const perMode = (of: (mode: RunMode) => number) =>
  watched.map((mode) => ({ labels: { mode: mode.toLowerCase() }, value: of(mode) }))

interface Queue {
  mode: RunMode
  queued: number
  running: number
  /** Seconds; null when none waits. */
  oldest: number | null
}

const findQueues = (now: Date) => database.$queryRaw<Queue[]>`
  SELECT mode::text AS mode, count(*) FILTER (WHERE status = 'QUEUED')::int AS queued,
    count(*) FILTER (WHERE status = 'RUNNING')::int AS running,
    extract(epoch FROM ${now}::timestamp - min("createdAt") FILTER (WHERE status = 'QUEUED'))::float8 AS oldest
  FROM "GradingRun" WHERE status IN ('QUEUED', 'RUNNING') GROUP BY mode`

/** Quantiles in seconds; none when nothing was judged. */
async function findVerdicts(now: Date): Promise<[quantile: number, seconds: number][]> {
  const [row] = await database.$queryRaw<{ seconds: number[] | null }[]>`
    SELECT percentile_cont(${quantiles}::float8[]) WITHIN GROUP (
      ORDER BY extract(epoch FROM run."finishedAt" - submission."createdAt")::float8) AS seconds
    FROM "GradingRun" run JOIN "Submission" submission ON submission.id = run."submissionId"
    WHERE run.mode = 'LIVE' AND run."regradeId" IS NULL
      AND run."finishedAt" > ${new Date(now.getTime() - lookBackMs)}`
  return (row?.seconds ?? []).map((seconds, at) => [quantiles[at] ?? 1, seconds])
}

const findFaults = (now: Date) => database.$queryRaw<{ code: string; count: number }[]>`
  SELECT fault ->> 'code' AS code, count(*)::int AS count FROM "GradingRun"
  WHERE mode = 'LIVE' AND status = 'FAULTED' AND "finishedAt" > ${new Date(now.getTime() - dayMs)}
  GROUP BY 1 ORDER BY 1`
