import { CheckFailure, GraderFault } from '#graders/labs/board/check-failure.ts'
import { describeError } from '#graders/labs/board/describe-error.ts'

/** What ended the talk of a server of ours: a failure that was meant, or a mistake of our own. */
export function serverFailure(error: unknown, name: string): Error {
  if (error instanceof CheckFailure || error instanceof GraderFault) return error
  return new GraderFault({
    code: 'grader-crashed',
    because: `The reference server (${name}) failed: ${describeError(error)}.`,
  })
}
