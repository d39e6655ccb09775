/** A short-text part as the student sees it: no answer is in it. */
export interface PresentedShortText {
  id: string
  kind: 'short-text'
  ask: string
  points: number
  /** What is asked about, where each student is asked about something else. */
  about?: string
  caseMatters: boolean
}
