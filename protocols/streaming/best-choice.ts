// The best that can be made of a stream, exactly: the highest mean rate without a pause, within the limits.
import {
  arrivalOf,
  type StreamLimits,
  sameTime,
  sizeOf,
  type VideoStream,
} from '#protocols/streaming/stream.ts'

interface Label {
  quality: number
  switches: number
  arrives: number
  /** When the picture starts; null until it does. */
  start: number | null
  /** Sum of the rates so far. */
  value: number
  before: Label | null
}

/** More than this many ways at once are not followed. */
const labelsMax = 60_000

/**
 * Dynamic programming over the segments. What is still possible after a segment depends on when it arrived, when the
 * picture started, the quality and the changes so far; of two ways that agree in these but for the arrival, the one that
 * is neither later nor worse is kept, as whoever is earlier can do whatever the other can. Null where no way keeps the
 * limits. Throws a RangeError where there are too many ways to follow.
 */
export function bestChoice(
  stream: VideoStream,
  limits: StreamLimits,
): { chosen: number[]; meanRate: number } | null {
  const { qualities, weights, segmentSeconds: length, bufferSeconds } = stream
  const first = Math.min(stream.startAfter, weights.length)
  const switchesMax = limits.switchesMax ?? weights.length
  let labels: Label[] = [{ quality: -1, switches: 0, arrives: 0, start: null, value: 0, before: null }]
  for (const at of weights.keys()) {
    const next = labels.flatMap((label) =>
      qualities.flatMap((_, quality) => follow(label, at, quality) ?? []),
    )
    labels = undominated(next)
    if (labels.length > labelsMax)
      throw new RangeError('there are too many ways to choose: use fewer segments or qualities')
  }
  const best = labels.reduce<Label | null>(
    (top, each) => (top === null || each.value > top.value + sameTime ? each : top),
    null,
  )
  if (best === null) return null
  const chosen: number[] = []
  for (let label: Label | null = best; label !== null && label.before !== null; label = label.before)
    chosen.unshift(label.quality)
  return { chosen, meanRate: best.value / weights.length }

  function follow(label: Label, at: number, quality: number): Label | null {
    const switches = label.switches + (at > 0 && quality !== label.quality ? 1 : 0)
    if (switches > switchesMax) return null
    const room =
      bufferSeconds === null || label.start === null ? 0 : label.start + (at + 1) * length - bufferSeconds
    const arrives = arrivalOf(stream, Math.max(label.arrives, room), sizeOf(stream, at, quality))
    const starts = at + 1 === first
    if (starts && arrives > limits.startWithin + sameTime) return null
    if (label.start !== null && arrives > label.start + at * length + sameTime) return null
    const start = starts ? arrives : label.start
    return {
      quality,
      switches,
      arrives,
      start,
      value: label.value + (qualities[quality] ?? 0),
      before: label,
    }
  }
}

/** Per quality and start: no way that another reaches earlier, with no less value and no more changes. */
function undominated(labels: readonly Label[]): Label[] {
  const groups = Map.groupBy(labels, ({ quality, start }) => `${quality} ${start?.toFixed(9) ?? ''}`)
  return [...groups.values()].flatMap((group) => {
    const kept: Label[] = []
    // The earliest of equal value comes first, so whatever beats a label was looked at before it.
    const sorted = group.toSorted(
      (a, b) => b.value - a.value || a.arrives - b.arrives || a.switches - b.switches,
    )
    /** By changes: the earliest arrival kept with so many or fewer. */
    const earliest: number[] = []
    for (const label of sorted) {
      const bound = Math.min(
        Number.POSITIVE_INFINITY,
        ...earliest.slice(0, label.switches + 1).filter((each) => each !== undefined),
      )
      if (label.arrives >= bound - sameTime / 10) continue
      kept.push(label)
      earliest[label.switches] = label.arrives
    }
    return kept
  })
}
