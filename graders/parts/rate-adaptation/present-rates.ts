import type { PartScope } from '#graders/parts/part-kind.ts'
import type { PresentedRates } from '#graders/parts/rate-adaptation/presented-rates.ts'
import type { RatesPart } from '#graders/parts/rate-adaptation/rates-part.ts'
import { readRates } from '#graders/parts/rate-adaptation/read-rates.ts'

export function presentRates(part: RatesPart, scope: PartScope): PresentedRates {
  return {
    id: part.id,
    kind: 'rate-adaptation',
    ask: scope.fill(part.ask),
    points: part.points,
    names: part.qualities.map(({ id }) => id),
    ...readRates(part, scope),
    share: part.share,
    drawing: part.drawing,
  }
}
