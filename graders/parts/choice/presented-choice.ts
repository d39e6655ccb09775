/** A choice part as the student sees it: not which option is right, and no author's name for one. */
export interface PresentedChoice {
  id: string
  kind: 'choice'
  ask: string
  points: number
  options: readonly { letter: string; text: string }[]
}
