import type { ExerciseResult } from '#graders/exercise/exercise-result.ts'
import type { UnreadablePart } from '#graders/exercise/find-unreadable.ts'
import type { UnjudgedResponse } from '#graders/exercise/judge-response.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import type { Fault } from '#graders/outcome.ts'
import { askTree } from '#server/exercises/ask-exercise.ts'
import { log } from '#server/log.ts'
import { usualLimits } from '#server/pool/pooled-limits.ts'
import type { Unanswered } from '#server/pool/pooled-process.ts'
import type { Lane } from '#server/pool/process-pool.ts'

export type Judgement =
  | { is: 'judged'; result: ExerciseResult }
  | ({ is: 'unjudged' } & UnjudgedResponse)
  | { is: 'unreadable'; unreadable: readonly UnreadablePart[] }
  | { is: 'faulted'; fault: Fault }
  /** Too many others wait; it was not begun. */
  | { is: 'busy' }

/** Judges an answer to one variant of a published exercise in a process of the pool. Not for use in a transaction. */
export async function judgeAnswer(
  treeDigest: string,
  parameters: Parameters,
  response: Response,
  lane: Lane = 'answer',
): Promise<Judgement> {
  const reply = await askTree(treeDigest, { want: 'judgement', parameters, response }, lane)
  if (reply.ok) {
    const { found } = reply
    if ('unreadable' in found) return { is: 'unreadable', ...found }
    return 'unjudged' in found ? { is: 'unjudged', ...found } : { is: 'judged', result: found }
  }
  if (reply.because === 'full') return { is: 'busy' }
  log.error({ treeDigest, because: reply.because, detail: reply.detail }, 'An answer could not be judged.')
  return { is: 'faulted', fault: faultOf(reply.because) }
}

/** What happened inside is for the log: it may speak of the right answer. */
function faultOf(because: Exclude<Unanswered, 'full'>): Fault {
  switch (because) {
    case 'time':
      return {
        code: 'grader-timeout',
        because: `Judging it took more than ${usualLimits.cpuMsMax / 1_000} s of computing and was stopped.`,
        remedy: 'Look for “could not be judged” in the log of the web server, and report the exercise.',
      }
    case 'memory':
      return {
        code: 'grader-overloaded',
        because: `Judging it needed more than ${usualLimits.heapMbMax} MB of memory and was stopped.`,
        remedy: 'Look for “could not be judged” in the log of the web server, and report the exercise.',
      }
    case 'crash':
      return {
        code: 'grader-crashed',
        because: 'The program that judges answers crashed.',
        remedy: 'Look for “could not be judged” in the log of the web server, and report the exercise.',
      }
  }
}
