// What a player asked its server for, and what became of it: all that its choices are judged by.
import type { Film, Segment } from '#graders/labs/peers/dash/film.ts'
import type { HeardRequest } from '#graders/labs/peers/http/heard-request.ts'

export interface AskedSegment {
  request: Pick<HeardRequest, 'path' | 'where'>
  /** Null where the film has none of that name. */
  segment: Segment | null
  /** Milliseconds since the check began. */
  askedAtMs: number
  /** When its last byte went out, or that of what came instead; null until then. */
  sentAtMs: number | null
  /** What came: the segment, its beginning, or 404. */
  answer: 'whole' | 'cut' | 'missing'
}

export type WholeSegment = AskedSegment & { segment: Segment; sentAtMs: number; answer: 'whole' }

export const isWhole = (asked: AskedSegment): asked is WholeSegment =>
  asked.segment !== null && asked.sentAtMs !== null && asked.answer === 'whole'

/** "segment 4, high": as a student would say it. */
export const segmentName = (film: Film, { at, quality }: Pick<Segment, 'at' | 'quality'>): string =>
  `segment ${film.numberOf(at)}, ${quality.id}, of ${quality.rate} kbit/s`
