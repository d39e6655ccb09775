/** What an answer lost because others to the same numbers went before it. */
export interface RetryLoss {
  /** From 1. */
  retries: number
  /** Taken off an item's points, 0 to 100. */
  percentOff: number
}
