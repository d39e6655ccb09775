/** A cache trace as the student sees it: what stands before the cache, and not what the cache does. */
export interface PresentedCacheTrace {
  id: string
  kind: 'cache-trace'
  ask: string
  points: number
  shared: boolean
  /** Null for a cache that does not guess. */
  heuristic: number | null
  origin: readonly {
    path: string
    /** From when on, in seconds, and the lines of the answer's head. */
    versions: readonly { fromS: number; lines: readonly string[] }[]
  }[]
  requests: readonly { atS: number; lines: readonly string[]; by?: string }[]
  /** What can be chosen for each. */
  outcomes: readonly { id: 'cache' | 'validated' | 'replaced' | 'stored' | 'passed'; name: string }[]
}
