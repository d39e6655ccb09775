// What can be done with the qualities of a video's segments: pure.
import type { RatesResponse } from '#graders/parts/rate-adaptation/rates-response.ts'

/** The index of a quality in digits, or nothing. `at` is a segment, or all of them. */
export interface RatesChange {
  at: number | 'all'
  to: string
}

export function changeRates(
  chosen: RatesResponse['chosen'],
  count: number,
  { at, to }: RatesChange,
): RatesResponse['chosen'] {
  const quality = /^\d$/u.test(to) ? Number(to) : null
  return Array.from({ length: count }, (_, index) =>
    at === 'all' || at === index ? quality : (chosen[index] ?? null),
  )
}

/** The segments from the first on that have a quality: so far it can be played. */
export function playableOf(chosen: RatesResponse['chosen']): number[] {
  const open = chosen.indexOf(null)
  return chosen.slice(0, open < 0 ? chosen.length : open).filter((quality) => quality !== null)
}
