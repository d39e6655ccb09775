// A grading run as a stream of what a browser may see of it.
//
// How this works. Each turn reads the run's status first and its rows second: a run's last rows are stored before
// its status, so a run that is over has all of its rows in the answer. Between turns it sleeps until the run's
// notification, or for a while at most, so that a lost notification costs seconds and nothing else.
import { type LabEvent, LabEventSchema } from '#graders/labs/contract/run-protocol.ts'
import type { RunStreamEvent } from '#graders/labs/contract/run-stream.ts'
import { FaultSchema } from '#graders/outcome.ts'
import { database } from '#server/database/client.ts'
import { subscribeToRun } from '#server/events/listen.ts'
import { sayFault } from '#server/grading/say-fault.ts'
import { describeWaiting } from '#server/runs/describe-waiting.ts'
import type { FoundRun } from '#server/runs/find-run.ts'
import { HiddenChecks } from '#server/runs/hidden-checks.ts'

/** Rows read in one turn: at 64 KB each, at most 13 MB. */
const batchMax = 200
const lookAgainMs = 2_000
const nobodySleeps = () => {}

/** Everything after event number `after` (-1 for all), as it happens, up to and including `ended`. Stops early when
 * the signal is aborted. `findRun` has authorised. */
export async function* followRun(
  run: FoundRun,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<RunStreamEvent> {
  let wake = nobodySleeps
  let woken = false
  const unsubscribe = subscribeToRun(run.id, () => {
    woken = true
    wake()
  })
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort, { once: true })
  let sequence = after
  let lastSays = ''
  const hidden = run.showsHidden ? null : await HiddenChecks.load(run.id, after)
  try {
    while (!signal.aborted) {
      woken = false
      const status = await database.gradingRun.findUniqueOrThrow({
        where: { id: run.id },
        omit: { result: true },
      })
      const rows = await database.gradingEvent.findMany({
        where: { runId: run.id, sequence: { gt: sequence } },
        orderBy: { sequence: 'asc' },
        take: batchMax,
      })
      for (const row of rows) {
        sequence = row.sequence
        const stored = LabEventSchema.parse(row.payload)
        const event = hidden === null ? stored : hidden.hide(stored)
        if (event !== null) yield { type: 'lab', sequence, event: withoutCapture(event) }
      }
      if (rows.length === batchMax) continue
      if (status.status === 'FINISHED' || status.status === 'FAULTED') {
        yield ended(status, run.showsRemedies)
        return
      }
      const waiting = await describeWaiting(status)
      if (waiting !== null && waiting.says !== lastSays) {
        lastSays = waiting.says
        yield waiting
      }
      if (!woken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, lookAgainMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    }
  } finally {
    unsubscribe()
    signal.removeEventListener('abort', onAbort)
  }
}

/** A page learns that there is a capture; the file itself comes when somebody asks for it. */
const withoutCapture = (event: LabEvent): LabEvent =>
  event.type === 'capture' ? { ...event, base64: '' } : event

function ended(
  run: { status: string; score: number | null; fault: unknown; mode: string },
  showsRemedies: boolean,
): RunStreamEvent {
  if (run.status === 'FINISHED') {
    const score = run.mode === 'PRACTICE' ? null : run.score
    return { type: 'ended', status: 'finished', score, because: null, remedy: null }
  }
  const fault = FaultSchema.parse(run.fault)
  return {
    type: 'ended',
    status: 'faulted',
    score: null,
    because: sayFault(fault),
    remedy: showsRemedies ? (fault.remedy ?? null) : null,
  }
}
