import type { PresentedRates } from '#graders/parts/rate-adaptation/presented-rates.ts'
import type { RatesResponse } from '#graders/parts/rate-adaptation/rates-response.ts'
import type { Readability } from '#graders/parts/readability.ts'

/** A video is played from its first segment to its last: one that is left out cannot be played. */
export function ratesReadability(
  { stream, names }: PresentedRates,
  response: RatesResponse | null,
): Readability {
  const chosen = response?.chosen ?? []
  if (chosen.every((quality) => quality === null)) return { is: 'blank' }
  const strange = chosen.some((quality) => quality !== null && quality >= names.length)
  if (strange || chosen.length > stream.weights.length) {
    return { is: 'unreadable', says: 'It speaks of a segment or a quality that is not there. Choose again.' }
  }
  const open = stream.weights.findIndex((_, at) => (chosen[at] ?? null) === null)
  if (open < 0) return { is: 'readable' }
  return { is: 'unreadable', says: `Segment ${open + 1} has no quality yet. Choose one for every segment.` }
}
