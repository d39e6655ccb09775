import type { StreamLimits, VideoStream } from '#protocols/streaming/stream.ts'

/** A video to be fetched, as the student sees it; what is the best that can be made of it is not in it. */
export interface PresentedRates {
  id: string
  kind: 'rate-adaptation'
  ask: string
  points: number
  /** Names of its qualities. */
  names: readonly string[]
  stream: VideoStream
  limits: StreamLimits
  /** Of the best mean rate that is possible. */
  share: number
  drawing: 'live' | 'verdict'
}
