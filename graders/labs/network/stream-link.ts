// Network conditions as data: how a link splits, delays and cuts short what our peer sends to the program.
// TCP only hands over a stream of bytes (RFC 9293 section 3.7), so every one of these is legal behaviour.
import type { SeededRandom } from '#graders/labs/board/seeded-random.ts'

export interface StreamLink {
  /** Where segments end. `random` draws from the run's seed; `before` and `inside` name a piece of text. */
  split: 'none' | 'every-byte' | 'random' | { before: string } | { inside: string }
  /** Least time between two segments. */
  gapMs: number
  /** One long silence in the middle of what is sent: who slept and then read once has half of it. */
  pauseMs: number
  /** Hold everything until the peer has said all, then send it as one write. */
  coalesce: boolean
  /** Time before the first segment. */
  delayMs: number
  /** By so much later at most, drawn for each segment: TCP keeps their order, so that what is behind a late one waits. */
  jitterMs: number
  /** What the link carries, in kilobits per second: segments of at most 1,448 bytes leave at that pace. Null: at once. */
  bandwidthKbps: number | null
  /**
   * Of every so many segments one is lost on its way to the program, at a place that the seed chooses, and sent again by
   * TCP: what is behind it waits. Null: none. At least 2.
   */
  loseOneIn: number | null
  /** The peer ends its side after this many bytes. */
  closeAfterBytes: number | null
  /** The peer resets the connection after this many bytes. */
  resetAfterBytes: number | null
  /** A black hole: after this many bytes nothing more arrives, and nobody says so. */
  vanishesAfterBytes: number | null
}

const clear: StreamLink = {
  split: 'none',
  gapMs: 2,
  pauseMs: 0,
  coalesce: false,
  delayMs: 0,
  jitterMs: 0,
  bandwidthKbps: null,
  loseOneIn: null,
  closeAfterBytes: null,
  resetAfterBytes: null,
  vanishesAfterBytes: null,
}

/** A clear link, but for what is named. */
export function link(conditions: Partial<StreamLink> = {}): StreamLink {
  return { ...clear, ...conditions }
}

/** The segments that `bytes` becomes on this link, with one more cut after `alsoAt` bytes: in order, none empty, together the same bytes. */
export function splitIntoSegments(
  bytes: Buffer,
  split: StreamLink['split'],
  random: SeededRandom,
  alsoAt: number = bytes.length,
): Buffer[] {
  const ends = [...new Set([...cutPoints(bytes, split, random), alsoAt, bytes.length])]
    .filter((end) => end > 0 && end <= bytes.length)
    .toSorted((a, b) => a - b)
  return ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end))
}

/** What fits into a segment on an Ethernet with timestamps (RFC 6691: 1,500 less 40, less 12). */
const segmentBytesMax = 1_448

/** On a link that is slow or loses some, each leaves by itself: none longer than a segment can be. */
export function inFullSegments(segments: readonly Buffer[]): Buffer[] {
  return segments.flatMap((segment) =>
    Array.from({ length: Math.ceil(segment.length / segmentBytesMax) }, (_, index) =>
      segment.subarray(index * segmentBytesMax, (index + 1) * segmentBytesMax),
    ),
  )
}

function cutPoints(bytes: Buffer, split: StreamLink['split'], random: SeededRandom): number[] {
  if (split === 'none') return []
  if (split === 'every-byte') return Array.from(bytes, (_, index) => index + 1)
  if (split === 'random') {
    const pieces = random.integer(2, 6)
    return Array.from({ length: pieces - 1 }, () => random.integer(1, Math.max(1, bytes.length - 1)))
  }
  const token = Buffer.from('before' in split ? split.before : split.inside, 'utf8')
  if (token.length === 0) return []
  const into = 'before' in split ? 0 : Math.ceil(token.length / 2)
  const cuts: number[] = []
  for (let at = bytes.indexOf(token); at >= 0; at = bytes.indexOf(token, at + token.length))
    cuts.push(at + into)
  return cuts
}
