// Finds the regions of a list that may meet a given one: those whose bounding boxes do.
//
// How this works: the dimension that tells the boxes apart best is the key. Boxes are put into layers by the
// length of their interval in it, to the next power of two, and sorted by its low end within their layer. What
// meets a query begins, in each layer, no more than that length before the query and not after its end: two
// binary searches. Candidates are then held against the other dimensions, on flat arrays.
import type { Region } from '#protocols/firewall/compare/region.ts'

export interface RegionIndex {
  /** Their numbers, in rising order, as far as they are less than `before`. */
  meeting(region: Region, before: number): number[]
}

/** [low, high] of the first dimension, then of the second, and so on. */
type Box = readonly number[]

interface Layer {
  length: number
  positions: number[]
  lows: number[]
}

/** All regions have the same dimensions. Their numbers are what `meeting` answers with. */
export function makeRegionIndex(regions: readonly Region[], numbers: readonly number[]): RegionIndex {
  const boxes = regions.map(boxAround)
  const width = boxes[0]?.length ?? 0
  const key = mostSelective(boxes, width)
  const bounds = new Float64Array(boxes.length * width)
  for (const [position, box] of boxes.entries()) bounds.set(box, position * width)
  const layers = layersOf(boxes, key)

  return {
    meeting(region, before) {
      const box = boxAround(region)
      const found: number[] = []
      const [from, to] = [box[key] ?? 0, box[key + 1] ?? 0]
      for (const { length, positions, lows } of layers) {
        for (let at = firstAtLeast(lows, from - length + 1); at < lows.length; at += 1) {
          if ((lows[at] ?? 0) > to) break
          const position = positions[at] ?? 0
          const number = numbers[position] ?? 0
          if (number < before && meetsRow(bounds, position * width, box, width)) found.push(number)
        }
      }
      return found.toSorted((a, b) => a - b)
    },
  }
}

function boxAround(region: Region): Box {
  const box: number[] = []
  for (const set of region) box.push(set[0] ?? 0, set[set.length - 1] ?? 0)
  return box
}

function meetsRow(bounds: Float64Array, row: number, box: Box, width: number): boolean {
  for (let at = 0; at < width; at += 2) {
    if ((bounds[row + at] ?? 0) > (box[at + 1] ?? 0) || (bounds[row + at + 1] ?? 0) < (box[at] ?? 0))
      return false
  }
  return true
}

function layersOf(boxes: readonly Box[], key: number): Layer[] {
  const layers = new Map<number, { position: number; low: number }[]>()
  for (const [position, box] of boxes.entries()) {
    const low = box[key] ?? 0
    const length = 2 ** Math.ceil(Math.log2((box[key + 1] ?? 0) - low + 1))
    const layer = layers.get(length) ?? []
    layers.set(length, layer)
    layer.push({ position, low })
  }
  return [...layers].map(([length, members]) => {
    members.sort((a, b) => a.low - b.low)
    return { length, positions: members.map(({ position }) => position), lows: members.map(({ low }) => low) }
  })
}

/** Where the first of the sorted `values` stands that is at least `least`. */
function firstAtLeast(values: readonly number[], least: number): number {
  let [from, to] = [0, values.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((values[middle] ?? 0) < least) from = middle + 1
    else to = middle
  }
  return from
}

/** Where the dimension stands of which a box takes the smallest share on average. */
function mostSelective(boxes: readonly Box[], width: number): number {
  let best = { at: 0, share: Number.POSITIVE_INFINITY }
  for (let at = 0; at < width; at += 2) {
    let [sum, most] = [0, 0]
    for (const box of boxes) {
      const size = (box[at + 1] ?? 0) - (box[at] ?? 0) + 1
      sum += size
      most = Math.max(most, size)
    }
    if (sum / most < best.share) best = { at, share: sum / most }
  }
  return best.at
}
