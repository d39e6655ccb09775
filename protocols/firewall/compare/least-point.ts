// Of all places that some targets leave open, the first in an order: a search that looks where the order says, and
// gives up a region once nothing in it can come before what was found.
import type { Budget } from '#protocols/firewall/compare/budget.ts'
import { setContains } from '#protocols/firewall/compare/interval-set.ts'
import {
  contains,
  meets,
  type Region,
  regionOfPoint,
  regionsOutside,
} from '#protocols/firewall/compare/region.ts'
import { findUncovered } from '#protocols/firewall/compare/uncovered.ts'

export interface RankedPoint {
  point: readonly number[]
  /** Compared number by number: less stands first. */
  strangeness: readonly number[]
}

export interface PointOrder {
  /** The first of all points of a region. */
  least(region: Region): RankedPoint
}

export interface OpenPlace {
  target: Region
  /** What is not open. */
  covers: () => readonly Region[]
}

/** To find the first point of a region takes about as long as so many steps of a search. */
const rankingSteps = 50

export const comesBefore = (a: RankedPoint, b: RankedPoint) => compareRanks(a, b) < 0

function compareRanks(a: RankedPoint, b: RankedPoint): number {
  for (const [index, value] of a.strangeness.entries()) {
    const other = b.strangeness[index] ?? 0
    if (value !== other) return value - other
  }
  return 0
}

/** `found` is open. When the budget is spent, the first of those that were looked at. */
export function findLeastPoint(
  places: readonly OpenPlace[],
  order: PointOrder,
  found: RankedPoint,
  budget: Budget,
): RankedPoint {
  let best = found
  const ranked = (regions: readonly Region[]) => {
    budget.left -= regions.length * rankingSteps
    return regions
      .map((part, index) => ({ part, least: order.least(part), index }))
      .toSorted((a, b) => compareRanks(a.least, b.least) || a.index - b.index)
  }
  const look = (region: Region, candidate: RankedPoint, covers: readonly Region[]): void => {
    budget.left -= covers.length + 1
    if (budget.left < 0 || !comesBefore(candidate, best)) return
    const here = regionOfPoint(candidate.point)
    const hiding = covers.filter((cover) => contains(cover, here))
    const [first] = hiding
    if (!first) {
      best = candidate
      return
    }
    if (findUncovered(region, covers, budget).is !== 'open') return
    const cover = hiding.reduce((most, each) =>
      dimensionsBounded(region, each) < dimensionsBounded(region, most) ? each : most,
    )
    const others = covers.filter((each) => each !== cover)
    for (const { part, least } of ranked(regionsOutside(region, cover))) {
      look(
        part,
        least,
        others.filter((each) => meets(each, part)),
      )
    }
  }
  const affordable = places.slice(0, Math.ceil(budget.left / rankingSteps))
  for (const { part, least, index } of ranked(affordable.map(({ target }) => target))) {
    if (budget.left < 0 || !comesBefore(least, best)) break
    look(
      part,
      least,
      (affordable[index]?.covers() ?? []).filter((each) => meets(each, part)),
    )
  }
  return best
}

const dimensionsBounded = (region: Region, cover: Region) =>
  region.filter((set, at) => !setContains(cover[at] ?? [], set)).length
