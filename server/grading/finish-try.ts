import type { ExerciseResult } from '#graders/exercise/exercise-result.ts'
import type { LabResult } from '#graders/labs/contract/score-lab.ts'
import type { Fault } from '#graders/outcome.ts'
import { runChannel } from '#server/events/listen.ts'
import { type Try, triesMax } from '#server/grading/begin-try.ts'
import { endRun } from '#server/grading/end-run.ts'
import { holdTry } from '#server/grading/hold-try.ts'
import { toStorableJson } from '#server/storable-json.ts'

/** The run was judged. A practice run keeps no score. */
export async function finishTry(
  done: Try,
  result: LabResult | ExerciseResult,
  now: Date = new Date(),
): Promise<void> {
  const counted = done.mode === 'PRACTICE' ? null : result.score
  await holdTry(done, (tx) =>
    endRun(tx, done.runId, { status: 'FINISHED', result, score: counted, fault: null }, now),
  )
}

/** We could not judge it this time. Says whether it is tried again; after the last try the run is FAULTED, which
 * costs the student nothing. */
export function faultTry(failed: Try, fault: Fault, now: Date = new Date()): Promise<'again' | 'faulted'> {
  return holdTry(failed, async (tx) => {
    if (failed.number >= triesMax) {
      await endRun(tx, failed.runId, { status: 'FAULTED', result: null, score: null, fault }, now)
      return 'faulted'
    }
    await tx.gradingRun.update({
      where: { id: failed.runId },
      data: { status: 'QUEUED', fault: JSON.parse(toStorableJson(fault)) },
    })
    await tx.$executeRaw`SELECT pg_notify(${runChannel}, ${failed.runId})`
    return 'again'
  })
}

/** Gives a run back that this worker cannot finish because it is being stopped. It does not count as a try. */
export async function giveTryBack(left: Try): Promise<void> {
  await holdTry(left, async (tx) => {
    await tx.gradingRun.update({
      where: { id: left.runId },
      data: { status: 'QUEUED', tries: { decrement: 1 } },
    })
    await tx.$executeRaw`SELECT pg_notify(${runChannel}, ${left.runId})`
  })
}
