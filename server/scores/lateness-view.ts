/** How late a submission is, and what that costs. */
export interface Lateness {
  /** Days of 24 hours begun since the due time, from 1. */
  daysBegun: number
  /** Taken off an item's points, 0 to 100. */
  percentOff: number
}
