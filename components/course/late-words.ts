// How is said what late work, retries and hints lose, in one place.

import type { ExerciseItemView } from '#server/items/item-view.ts'
import type { Lateness } from '#server/scores/lateness-view.ts'
import type { RetryLoss } from '#server/scores/retry-view.ts'

/** "less 20 % for being late (2 days begun)", to stand after points. */
export function lessForLate({ daysBegun, percentOff }: Lateness): string {
  return `less ${percent(percentOff)} for being late (${daysBegun} ${daysBegun === 1 ? 'day' : 'days'} begun)`
}

/** "−10 % a day", or what is said when late work loses nothing. */
export function latePrice(latePenalty: number): string {
  return latePenalty === 0 ? 'no points off' : `−${percent(latePenalty)} a day`
}

/** The number and its unit stay on one line. */
const percent = (value: number) => `${Math.round(value * 100) / 100}\u00a0%`

/** "less 20 % for 2 retries", to stand after points. */
export function lessForRetries({ retries, percentOff }: RetryLoss): string {
  return `less ${percent(percentOff)} for ${retries} ${retries === 1 ? 'retry' : 'retries'}`
}

/** "less 10 % for hints", to stand after points. */
export const lessForHints = (hintsCost: number): string => `less ${percent(hintsCost)} for hints`

/** What a hint costs: "−10 % of the points". */
export const hintPrice = (cost: number): string => `−${percent(cost)} of the points`

/** What was taken off the points of a submission. */
export interface Losses {
  late?: Lateness | null | undefined
  retried?: RetryLoss | null | undefined
  hintsCost?: number | undefined
}

/** Each of them as words to stand after points. */
export const lossesInWords = ({ late, retried, hintsCost = 0 }: Losses): string[] => [
  ...(late ? [lessForLate(late)] : []),
  ...(retried ? [lessForRetries(retried)] : []),
  ...(hintsCost > 0 ? [lessForHints(hintsCost)] : []),
]

/** Points that are left of `points` after the reductions, which add up. */
export function pointsAfter(points: number, { late, retried, hintsCost = 0 }: Losses): number {
  return (points * Math.max(0, 100 - (late?.percentOff ?? 0) - (retried?.percentOff ?? 0) - hintsCost)) / 100
}

/** How many retries with these numbers are left and what one costs; null where there is nothing to say. */
export function retryWords({
  answers,
  retriesLeft,
  assignment: { retryCost },
}: Pick<ExerciseItemView, 'answers' | 'retriesLeft' | 'assignment'>): string | null {
  const left = retriesLeft === null ? null : retriesLeft - (answers === 0 ? 1 : 0)
  const many = left === null ? 'any number of retries' : `${left} ${left === 1 ? 'retry' : 'retries'}`
  if (left === null && retryCost === 0) return null
  const cost = retryCost === 0 ? 'at no cost' : `each −${percent(retryCost)} of the points`
  return `${many[0]?.toUpperCase()}${many.slice(1)} left with these numbers, ${cost}.`
}
