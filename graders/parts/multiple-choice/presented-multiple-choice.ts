/** A multiple-choice part as the student sees it: not which options are right, and no author's name for one. */
export interface PresentedMultipleChoice {
  id: string
  kind: 'multiple-choice'
  ask: string
  points: number
  options: readonly { letter: string; text: string }[]
  credit: 'right-minus-wrong' | 'all-or-nothing'
}
