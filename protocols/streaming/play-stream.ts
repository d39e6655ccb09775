// Plays a video with the qualities that were chosen: when each segment is asked for, has arrived and is shown.
import { arrivalOf, sameTime, sizeOf, type VideoStream } from '#protocols/streaming/stream.ts'

export interface PlayedSegment {
  quality: number
  size: number
  /** When it is asked for, and when its last bit is there. */
  from: number
  arrives: number
  /** When it would have to be shown, so that the picture does not stand still; null for those before the start. */
  due: number | null
  /** When it is shown. */
  shown: number
  /** How long the picture stands still before it. */
  stall: number
  /** Seconds of video that are there and not shown yet, the moment it has arrived. */
  buffered: number
}

export interface PlayedStream {
  segments: readonly PlayedSegment[]
  /** When the picture starts. */
  start: number
  stalls: number
  meanRate: number
  switches: number
}

/** `chosen` has a quality for each segment, or for the first of them: the rest is then not asked for. */
export function playStream(stream: VideoStream, chosen: readonly number[]): PlayedStream {
  const { segmentSeconds: length, startAfter, bufferSeconds, qualities } = stream
  const arrivals: number[] = []
  const segments: PlayedSegment[] = []
  const asked = chosen.slice(0, stream.weights.length)
  const first = Math.min(startAfter, stream.weights.length)
  /** When segments are shown, as far as that is known. */
  const shown: number[] = []
  let start = Number.POSITIVE_INFINITY
  for (const [at, quality] of asked.entries()) {
    const before = arrivals.at(-1) ?? 0
    const from = Math.max(before, roomAt(at))
    const size = sizeOf(stream, at, quality)
    const arrives = arrivalOf(stream, from, size)
    arrivals.push(arrives)
    let [due, stall]: [number | null, number] = [null, 0]
    if (at + 1 === first) {
      start = arrives
      for (let each = 0; each < first; each += 1) shown[each] = start + each * length
    } else if (at >= first) {
      due = (shown[at - 1] ?? 0) + length
      stall = arrives > due + sameTime ? arrives - due : 0
      shown[at] = due + stall
    }
    segments.push({
      quality,
      size,
      from,
      arrives,
      due,
      shown: 0,
      stall,
      buffered: bufferedAt(arrives, at + 1),
    })
  }
  const told = segments.map((segment, at) => ({ ...segment, shown: shown[at] ?? Number.POSITIVE_INFINITY }))
  const rates = asked.map((quality) => qualities[quality] ?? 0)
  return {
    segments: told,
    start,
    stalls: told.filter(({ stall }) => stall > 0).length,
    meanRate: rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length),
    switches: asked.filter((quality, at) => at > 0 && quality !== asked[at - 1]).length,
  }

  /** From when there is room for a segment: what is there, and it, must fit. */
  function roomAt(at: number): number {
    if (bufferSeconds === null || at < first) return 0
    // When so much has been shown that with this segment no more than the buffer holds is left.
    const mustBeShown = (at + 1) * length - bufferSeconds
    if (mustBeShown <= 0) return 0
    const index = Math.min(at - 1, Math.ceil(mustBeShown / length - sameTime) - 1)
    return (shown[index] ?? 0) + (mustBeShown - index * length)
  }

  function bufferedAt(moment: number, there: number): number {
    return there * length - shownUntil(shown, length, moment)
  }
}

/** Seconds of video that have been shown until then. */
export function shownUntil(shown: readonly number[], length: number, moment: number): number {
  return shown.reduce((sum, from) => sum + Math.min(length, Math.max(0, moment - from)), 0)
}
