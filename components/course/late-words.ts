// How is said what late work, retries and hints lose, in one place.

import type { ExerciseItemView } from '#server/items/item-view.ts'
import type { LateDaysView, Lateness, LatenessNow } from '#server/scores/lateness-view.ts'
import type { RetryLoss } from '#server/scores/retry-view.ts'

const count = (many: number, one: string) => `${many} ${one}${many === 1 ? '' : 's'}`

/** "less 20 % for being late (2 days begun)", to stand after points; with what late days paid for. */
export function lessForLate({ daysBegun, lateDays, percentOff }: Lateness): string {
  const begun = `${count(daysBegun, 'day')} begun`
  if (lateDays > 0 && percentOff === 0) return `late (${begun}), paid with ${count(lateDays, 'late day')}`
  const paid = lateDays === 0 ? '' : `, ${lateDays} paid with ${lateDays === 1 ? 'a late day' : 'late days'}`
  return `less ${percent(percentOff)} for being late (${begun}${paid})`
}

/** What a submission made now would cost, after "Late:". */
export function lateNowWords(now: LatenessNow, days: LateDaysView | null): string {
  if (now.lateDays === 0 || days === null) return `what you submit now counts ${lessForLate(now)}.`
  const uses =
    now.spends === 0
      ? `${now.lateDays === 1 ? 'the late day' : `the ${now.lateDays} late days`} that you spent on this assignment ${now.lateDays === 1 ? 'pays' : 'pay'} for what you submit now`
      : `what you submit now uses ${now.spends} of your ${count(days.left, 'late day')}`
  return now.percentOff === 0
    ? `${uses}, and loses nothing for being late.`
    : `${uses}, and still counts ${lessForLate(now)}.`
}

/** "2 of 3 left", with what one assignment took of them. */
export function lateDaysWords({ bank, left }: LateDaysView, spentHere: number): string {
  return `${left} of ${bank} left${spentHere === 0 ? '' : `, ${spentHere} spent here`}`
}

/** "−10 % a day, at most 30 %", or what is said when late work loses nothing. */
export function latePrice({ latePenalty, lateCap }: { latePenalty: number; lateCap: number }): string {
  if (latePenalty === 0 || lateCap === 0) return 'no points off'
  return `−${percent(latePenalty)} a day${lateCap < 100 ? `, at most ${percent(lateCap)}` : ''}`
}

/** "10 minutes’ grace". */
export const graceWords = (minutes: number): string =>
  `${minutes} ${minutes === 1 ? 'minute’s' : 'minutes’'} grace`

/** "5 students have more time". */
export const extendedWords = (students: number): string =>
  students === 1 ? '1 student has more time' : `${students} students have more time`

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
