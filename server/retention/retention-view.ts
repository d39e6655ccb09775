/** What is kept how long; `variable` sets it, null is fixed. */
export interface RetentionLine {
  what: string
  kept: string
  variable: string | null
}
