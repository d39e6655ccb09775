export interface Quality {
  id: string
  /** Kilobits per second. */
  rate: number
}

export interface FilmSpec {
  /** The last one is half as long as the others. */
  segments: number
  /** Of a segment. */
  seconds: number
  /** In the order of the manifest. */
  qualities?: readonly Quality[]
  /** Of the manifest. */
  path?: string
  /** Names of the segments, as SegmentTemplate writes them, relative to the manifest. */
  media?: string
  startNumber?: number
  /** How the manifest writes its length: PT6.5S, or PT0H0M6.5S. */
  length?: 'short' | 'long'
}
