/** A DNS trace as the student sees it: the zones and who serves them, and not who is asked. */
export interface PresentedDnsTrace {
  id: string
  kind: 'dns-trace'
  ask: string
  points: number
  recursion: 'resolver' | 'everybody'
  zones: readonly {
    origin: string
    servers: readonly string[]
    ttlS: number
    negativeS: number
    /** As zone text writes them. */
    records: readonly string[]
  }[]
  lookups: readonly { atS: number; asks: string; by?: string }[]
  /** What can be chosen. */
  parties: readonly string[]
  questions: readonly string[]
  answers: readonly { id: string; name: string }[]
}
