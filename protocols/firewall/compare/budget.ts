/**
 * Counts down with the steps of a search, so that what a stranger wrote cannot take for ever. Steps, not
 * milliseconds: the same policy is judged, or refused, alike on any machine. Below zero, work stops.
 */
export interface Budget {
  left: number
}
