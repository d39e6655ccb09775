/** Requests of a browser as the student sees them: not which cookies go along. */
export interface PresentedCookieTrace {
  id: string
  kind: 'cookie-trace'
  ask: string
  points: number
  requests: readonly {
    atS: number
    /** What happens, in a sentence. */
    says: string
    /** Set-Cookie lines of the answer. */
    sets: readonly string[]
    /** What can be ticked: what the answers before have set, by its place in `cookies`. Empty where nothing is asked. */
    offered: readonly number[]
  }[]
  /** Everything that some answer sets: `sid=17`. */
  cookies: readonly string[]
}
