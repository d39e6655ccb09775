// The links of a path, one after the other, as models take them.
import { ofEach } from '#graders/models/model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'

export const linkNumbers = [1, 2, 3, 4, 5] as const
export type LinkNumber = (typeof linkNumbers)[number]

export const linkRateInputs = ofEach('rate', linkNumbers, (which) => {
  const { rate } = dimensions
  if (which === 1) return { dimension: rate, allowed: 'above-zero', says: 'of the first link' }
  return { dimension: rate, otherwise: 0, says: 'of each further link; 0 for one that is not there' }
})

/** In bits per microsecond, from the first link to the last. Throws a RangeError where one is left out between. */
export function readLinkRates(given: (name: `rate${LinkNumber}`) => number): number[] {
  const all = linkNumbers.map((which) => given(`rate${which}`))
  const count = all.findLastIndex((rate) => rate > 0) + 1
  const gap = all.indexOf(0)
  if (gap !== -1 && gap < count) {
    throw new RangeError(`“rate${count}” is given, and “rate${gap + 1}”, of a link before it, is not`)
  }
  return all.slice(0, count)
}
