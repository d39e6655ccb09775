// A video in segments, each of them in several qualities, fetched one after the other over a network whose rate
// changes (DASH, ISO/IEC 23009-1: the client chooses). Times are in seconds, sizes in Mbit, rates in Mbit/s.

export interface VideoStream {
  /** What the network carries, period after period; the last one lasts for ever. */
  network: readonly { seconds: number; rate: number }[]
  /** Rates of the qualities, the lowest first. */
  qualities: readonly number[]
  segmentSeconds: number
  /** One for each segment: how much larger it is than its quality says; 1 is as large as it says. */
  weights: readonly number[]
  /** The picture starts when so many segments are there. */
  startAfter: number
  /** No segment is asked for while there is no room for it; null for a buffer without bounds. */
  bufferSeconds: number | null
}

export interface StreamLimits {
  /** From the first request to the first picture, in seconds. */
  startWithin: number
  /** How often the quality may change; null for any number. */
  switchesMax: number | null
}

export const streamLimits = { segments: 16, qualities: 5, periods: 20, startAfter: 4 } as const

/** Times nearer than this are the same: sums of decimals are not exact. */
export const sameTime = 1e-9

export const sizeOf = (
  { qualities, segmentSeconds, weights }: VideoStream,
  at: number,
  quality: number,
): number => (qualities[quality] ?? 0) * segmentSeconds * (weights[at] ?? 1)

/** When so many Mbit have come that were asked for at `from`. */
export function arrivalOf({ network }: Pick<VideoStream, 'network'>, from: number, size: number): number {
  let [start, left] = [0, size]
  for (const [index, { seconds, rate }] of network.entries()) {
    const end = index === network.length - 1 ? Number.POSITIVE_INFINITY : start + seconds
    const begin = Math.max(start, from)
    if (end > begin) {
      if (left <= (end - begin) * rate + sameTime) return begin + left / rate
      left -= (end - begin) * rate
    }
    start = end
  }
  return Number.POSITIVE_INFINITY
}

/** What the network carries at that moment. */
export function rateAt({ network }: Pick<VideoStream, 'network'>, moment: number): number {
  let end = 0
  for (const { seconds, rate } of network.slice(0, -1)) {
    end += seconds
    if (moment < end - sameTime) return rate
  }
  return network.at(-1)?.rate ?? 0
}
