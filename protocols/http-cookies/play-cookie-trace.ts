// A browser that starts without cookies, played through requests at times.
import type { CookieBelief } from '#protocols/http-cookies/cookie-belief.ts'
import {
  type CookieRefusal,
  cookiesFor,
  type KeptCookie,
  keepCookie,
} from '#protocols/http-cookies/cookie-jar.ts'
import type { CookieRequest } from '#protocols/http-cookies/cookie-request.ts'

export interface TracedCookieRequest extends CookieRequest {
  atS: number
  /** Set-Cookie lines of the answer. */
  sets: readonly string[]
}

export interface CookieStep {
  /** What goes with the request, or what the script sees. */
  sent: readonly KeptCookie[]
  /** Of each line that the answer sets: why it is not kept. */
  refusals: readonly (CookieRefusal | null)[]
  /** All that the browser has when the request is made, ended ones left out. */
  kept: readonly KeptCookie[]
}

/** `startMs` is what the clock says at second 0. */
export function playCookieTrace(
  requests: readonly TracedCookieRequest[],
  startMs: number,
  belief: CookieBelief | null = null,
): CookieStep[] {
  let jar: KeptCookie[] = []
  return requests.map((request) => {
    const kept = jar.filter(({ endsS }) => endsS === null || endsS > request.atS)
    const sent = cookiesFor(jar, request, request.atS, belief)
    const refusals = request.sets.map((line) => {
      const result = keepCookie(jar, line, request, request.atS, startMs)
      jar = result.jar
      return result.refusal
    })
    return { sent, refusals, kept }
  })
}
