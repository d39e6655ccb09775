// One variant of a part about qualities: its formulas worked out, and the best choice found.
import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import type { RatesPart } from '#graders/parts/rate-adaptation/rates-part.ts'
import { bestChoice } from '#protocols/streaming/best-choice.ts'
import { chooseAs } from '#protocols/streaming/choose-as.ts'
import type { StreamLimits, VideoStream } from '#protocols/streaming/stream.ts'

export interface RatesVariant {
  stream: VideoStream
  limits: StreamLimits
}

/** Microseconds are the base unit of time, Mbit/s (bits in one of them) that of rates. */
const perSecond = 1e6
/** What a formula of decimals comes to, without its last digits. */
const tidy = (value: number) => Number(value.toPrecision(12))

export const readRates = perVariant((part: RatesPart, scope: PartScope): RatesVariant => {
  const seconds = (formula: string) => tidy(scope.quantity(formula).value / perSecond)
  const rate = (formula: string) => tidy(scope.quantity(formula).value)
  return {
    stream: {
      network: part.network.map((period) => ({
        rate: rate(period.rate),
        seconds: period.for === undefined ? 1 : seconds(period.for),
      })),
      qualities: part.qualities.map((quality) => rate(quality.rate)),
      segmentSeconds: seconds(part.segment),
      weights: part.weights,
      startAfter: part.startAfter,
      bufferSeconds: part.buffer === undefined ? null : seconds(part.buffer),
    },
    limits: { startWithin: seconds(part.startWithin), switchesMax: part.switches ?? null },
  }
})

/** Null where nothing keeps the limits. Throws a RangeError where there are too many ways to choose. */
export const findBest = perVariant((part: RatesPart, scope: PartScope) => {
  const { stream, limits } = readRates(part, scope)
  return bestChoice(stream, limits)
})

/** Throws on what `ratesVariantProblems` reports: the loader has looked for it. */
export function getBest(part: RatesPart, scope: PartScope): { chosen: number[]; meanRate: number } {
  const best = findBest(part, scope)
  if (best === null) throw new RangeError(`part “${part.id}”: no choice keeps its limits`)
  return best
}

/** What each wrong idea chooses. */
export const chosenByIdeas = perVariant((part: RatesPart, scope: PartScope) =>
  part.misconceptions.map(({ id, plays, says }) => ({
    id,
    says: scope.fill(says),
    chosen: chooseAs(plays, readRates(part, scope).stream),
  })),
)
