/** How late a submission is, and what that costs. */
export interface Lateness {
  /** Days of 24 hours begun since the due time and its grace, from 1. */
  daysBegun: number
  /** Of them, those that the student's late days pay for. */
  lateDays: number
  /** Taken off an item's points, 0 to 100. */
  percentOff: number
}

/** Of a submission that would be made now. */
export interface LatenessNow extends Lateness {
  /** Late days that it would spend, beside those that were spent on the assignment before. */
  spends: number
}

/** A student's late days in a course that gives some. */
export interface LateDaysView {
  /** For the whole term. */
  bank: number
  left: number
}
