// How a check ends early: the student's mismatch, or our own fault. Both travel as errors inside the harness
// only, so that a check reads top to bottom; outside they are data.
import type { Fault, Mismatch } from '#graders/outcome.ts'

/** What a check can find; the other codes are for answers. */
export type ProgramMismatch = Exclude<
  Mismatch,
  {
    code:
      | 'withheld'
      | 'blank'
      | 'unreadable'
      | 'wrong-unit'
      | 'misconception'
      | 'wrong-value'
      | 'wrong-choice'
      | 'wrong-decision'
      | 'wrong-event'
  }
>

/** The student's program did not do what the check asks. */
export class CheckFailure extends Error {
  readonly mismatch: ProgramMismatch

  constructor(mismatch: ProgramMismatch) {
    super(`check failed: ${mismatch.code}`)
    this.mismatch = mismatch
  }
}

/** We cannot judge. Costs the student nothing. */
export class GraderFault extends Error {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.because)
    this.fault = fault
  }
}
