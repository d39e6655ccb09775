import type { RunStreamEvent } from '#graders/labs/contract/run-stream.ts'
import { FaultSchema } from '#graders/outcome.ts'
import type { GradingRun } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { sayFault } from '#server/grading/say-fault.ts'
import { aliveSince } from '#server/grading/worker-alive.ts'

type Waiting = Extract<RunStreamEvent, { type: 'waiting' }>
type WaitingRun = Pick<GradingRun, 'status' | 'mode' | 'createdAt' | 'tries' | 'fault'>

/** What happens now to a run that is not over, for the student. */
export async function describeWaiting(run: WaitingRun, now: Date = new Date()): Promise<Waiting> {
  if (run.status === 'RUNNING') {
    const says =
      run.tries > 1 ? 'Running again, after a problem on our side.' : 'A grading machine has your program.'
    return { type: 'waiting', ahead: null, says }
  }
  // A fault on a waiting run is that of its last try.
  const fault = run.fault === null ? null : FaultSchema.parse(run.fault)
  const ahead = await countAhead(run)
  const workers = await database.worker.count({
    where: { seenAt: { gt: aliveSince(now) } },
  })
  return { type: 'waiting', ahead, says: sentence(ahead, workers, fault === null ? null : sayFault(fault)) }
}

function sentence(ahead: number, workers: number, fault: string | null): string {
  if (workers === 0)
    return 'No grading machine is running at the moment. Your program is stored, and is run as soon as one is.'
  if (fault !== null) return `Not graded yet: ${fault.replace(/\.?$/, '.')} It is tried again in a moment.`
  if (ahead === 0) return 'Next in the queue.'
  return ahead === 1 ? 'One program is ahead of yours.' : `${ahead} programs are ahead of yours.`
}

/** Waiting runs that are taken before this one: higher in priority, or as high and older. */
function countAhead(run: WaitingRun): Promise<number> {
  const older = { status: 'QUEUED', createdAt: { lt: run.createdAt } } as const
  if (run.mode === 'LIVE') return database.gradingRun.count({ where: { ...older, mode: 'LIVE' } })
  return database.gradingRun.count({
    where: { OR: [older, { status: 'QUEUED', mode: 'LIVE' }] },
  })
}
