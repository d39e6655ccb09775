// Boxes: products of whole-number intervals, one interval for each dimension, both ends included. Everything
// about sets of packets is worked out on them, exactly; no packet is ever sampled.

/** [low, high] of the first dimension, then of the second, and so on. Never empty. */
export type Box = readonly number[]

export function meets(a: Box, b: Box): boolean {
  for (let at = 0; at < a.length; at += 2) {
    if (low(a, at) > high(b, at) || low(b, at) > high(a, at)) return false
  }
  return true
}

export function contains(outer: Box, inner: Box): boolean {
  for (let at = 0; at < outer.length; at += 2) {
    if (low(outer, at) > low(inner, at) || high(outer, at) < high(inner, at)) return false
  }
  return true
}

/** What both have; null when that is nothing. */
export function intersect(a: Box, b: Box): Box | null {
  const both: number[] = []
  for (let at = 0; at < a.length; at += 2) {
    const from = Math.max(low(a, at), low(b, at))
    const to = Math.min(high(a, at), high(b, at))
    if (from > to) return null
    both.push(from, to)
  }
  return both
}

/** Counts down with every cut, so that what a stranger wrote cannot take for ever. Below zero, work stops. */
export interface Budget {
  left: number
}

/**
 * Cuts `box` without the boxes of `others` into disjoint boxes, handed to `take` one by one until it answers
 * false or the budget is spent. Answers whether it went through to the end. The others are taken in the order
 * in which they cut least, which keeps the pieces few; in the worst case there are exponentially many.
 */
export function eachPieceOutside(
  box: Box,
  others: readonly Box[],
  take: (piece: Box) => boolean | undefined,
  budget: Budget = { left: Number.POSITIVE_INFINITY },
): boolean {
  budget.left -= 1 + others.length
  if (budget.left < 0) return false
  const cutting: { other: Box; sides: number }[] = []
  for (const other of others) {
    if (!meets(box, other)) continue
    const sides = sidesCut(box, other)
    if (sides === 0) return true
    cutting.push({ other, sides })
  }
  if (cutting.length === 0) return take(box) !== false
  cutting.sort((a, b) => a.sides - b.sides)
  const first = cutting[0]?.other ?? []
  const rest = cutting.slice(1).map(({ other }) => other)
  const left = [...box]
  for (let at = 0; at < box.length; at += 2) {
    if (low(left, at) < low(first, at)) {
      const below = [...left]
      below[at + 1] = low(first, at) - 1
      if (!eachPieceOutside(below, rest, take, budget)) return false
      left[at] = low(first, at)
    }
    if (high(left, at) > high(first, at)) {
      const above = [...left]
      above[at] = high(first, at) + 1
      if (!eachPieceOutside(above, rest, take, budget)) return false
      left[at + 1] = high(first, at)
    }
  }
  return true
}

/** Whether every point of `box` lies in one of the others, or in several of them together. */
export function isCovered(box: Box, others: readonly Box[], budget?: Budget): boolean {
  return eachPieceOutside(box, others, () => false, budget)
}

/** In how many dimensions `other` does not reach over the whole of `box`. */
function sidesCut(box: Box, other: Box): number {
  let sides = 0
  for (let at = 0; at < box.length; at += 2) {
    if (low(other, at) > low(box, at) || high(other, at) < high(box, at)) sides += 1
  }
  return sides
}

const low = (box: Box, at: number) => box[at] ?? 0
const high = (box: Box, at: number) => box[at + 1] ?? 0
