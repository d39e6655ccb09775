import type { PartProps } from '#components/parts/part-props.ts'

/** What was said of one of several answers within a part; null where nothing was. */
export type CellOutcome = 'passed' | 'failed' | null

type Judged<Feedback> = Pick<PartProps<unknown, unknown, Feedback>, 'result' | 'feedback'>

/** Of an answer that stands for itself. Nothing is said of one that was left open. */
export function cellOutcome<Feedback>(
  { result, feedback }: Judged<Feedback>,
  isOpen: boolean,
  isWrong: (feedback: Feedback) => boolean,
): CellOutcome {
  if (result === null || isOpen) return null
  if (result.outcome.status === 'passed') return 'passed'
  if (feedback === null) return null
  return isWrong(feedback) ? 'failed' : 'passed'
}

/** Of a place in an order, which counts up to the first that is wrong; null where none is. */
export function placeOutcome<Feedback>(
  { result, feedback }: Judged<Feedback>,
  at: number,
  firstWrong: (feedback: Feedback) => number | null,
): CellOutcome {
  if (result === null) return null
  if (result.outcome.status === 'passed') return 'passed'
  if (feedback === null) return null
  const wrong = firstWrong(feedback)
  if (wrong === null || at < wrong) return 'passed'
  return at === wrong ? 'failed' : null
}
