import { runLab } from '#graders/cell/run-lab.ts'
import type { ExerciseResult } from '#graders/exercise/exercise-result.ts'
import { emptyRunLog, foldEvent, outcomesOnly, resultOf } from '#graders/labs/contract/run-log.ts'
import type { LabResult } from '#graders/labs/contract/score-lab.ts'
import type { Fault } from '#graders/outcome.ts'
import type { Cell } from '#graders/sandbox/contract.ts'
import { SandboxUnavailable } from '#graders/sandbox/sandbox-unavailable.ts'
import { type AnswerTry, beginTry, type ProgramTry } from '#server/grading/begin-try.ts'
import { faultTry, finishTry, giveTryBack } from '#server/grading/finish-try.ts'
import { SupersededError } from '#server/grading/hold-try.ts'
import { EventRecorder } from '#server/grading/record-events.ts'
import { judgeAnswer } from '#server/submissions/judge-answer.ts'
import type { Graded } from './take-jobs.ts'

export interface GradeRunOptions {
  takeCell: () => Promise<Cell>
  /** Aborted when the worker stops or when the queue took the job back. */
  signal: AbortSignal
  /** For our log: a fault is ours to look at. */
  onFault: (runId: string, fault: Fault) => void
}

/** Takes a run up for one try: runs its checks in a cell, stores the events as they come, and how it ended. */
export async function gradeRun(runId: string, options: GradeRunOptions): Promise<Graded> {
  const attempt = await beginTry(runId)
  if (attempt === null) return 'done'
  try {
    const ending =
      attempt.judges === 'program' ? await judgeProgram(attempt, options) : await judgeStored(attempt)
    if (options.signal.aborted && 'fault' in ending) {
      await giveTryBack(attempt)
      return 'again'
    }
    if ('fault' in ending) {
      options.onFault(runId, ending.fault)
      return (await faultTry(attempt, ending.fault)) === 'again' ? 'again' : 'done'
    }
    await finishTry(attempt, ending.result)
    return 'done'
  } catch (error) {
    // Whoever superseded this try has the job as well.
    if (error instanceof SupersededError) return 'done'
    throw error
  }
}

type Ending = { fault: Fault } | { result: LabResult | ExerciseResult }

/** An answer that was judged before: what could be read then can be read now, but for an exercise that asks for another. */
async function judgeStored({ exerciseDigest, parameters, response }: AnswerTry): Promise<Ending> {
  const judgement = await judgeAnswer(exerciseDigest, parameters, response)
  switch (judgement.is) {
    case 'judged':
      return { result: judgement.result }
    case 'faulted':
      return { fault: judgement.fault }
    case 'busy':
      return { fault: { code: 'grader-overloaded', because: 'Very many answers are being judged now.' } }
    case 'unreadable':
    case 'unjudged':
      return { fault: otherwiseAsked }
  }
}

const otherwiseAsked: Fault = {
  code: 'bad-grader-output',
  because: 'This version of the exercise cannot read the answer that was handed in.',
}

async function judgeProgram(attempt: ProgramTry, { takeCell, signal }: GradeRunOptions): Promise<Ending> {
  let cell: Cell
  try {
    cell = await takeCell()
  } catch (error) {
    if (error instanceof SandboxUnavailable) return { fault: error.fault }
    return {
      fault: {
        code: 'sandbox-unavailable',
        because: `No room could be opened: ${String(error).slice(0, 500)}`,
      },
    }
  }
  const recorder = new EventRecorder(attempt)
  let log = emptyRunLog
  for await (const event of runLab(cell, attempt.order, { signal })) {
    log = foldEvent(log, event, outcomesOnly)
    if (event.type !== 'run-faulted') await recorder.record(event)
  }
  await recorder.flush()
  return log.fault === null ? { result: resultOf(log, attempt.weights) } : { fault: log.fault }
}
