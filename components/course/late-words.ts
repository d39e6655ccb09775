// How lateness is said, in one place.

import type { Lateness } from '#server/scores/lateness-view.ts'

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

/** Points that are left of `points` after the reduction. */
export function pointsAfter(points: number, late: Lateness | null | undefined): number {
  return late ? (points * (100 - late.percentOff)) / 100 : points
}
