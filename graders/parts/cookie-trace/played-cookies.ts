// A part's requests in a variant, played by a browser that keeps to RFC 6265bis, or by one that follows a wrong idea.
import type { CookieTracePart } from '#graders/parts/cookie-trace/cookie-trace-part.ts'
import { tellAction } from '#graders/parts/cookie-trace/tell-cookies.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import {
  type CookieStep,
  playCookieTrace,
  type TracedCookieRequest,
} from '#protocols/http-cookies/play-cookie-trace.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'

/** What the clock says at second 0. */
export const cookieStartMs = Date.UTC(2026, 10, 30, 12, 0, 0)

export interface PlayedCookies {
  requests: readonly (TracedCookieRequest & { says: string; offered: readonly number[] })[]
  /** Everything that is set, as `name=value`. */
  cookies: readonly string[]
  steps: readonly CookieStep[]
  /** By request, what goes along, by its place in `cookies`; and so for each idea. */
  sent: readonly (readonly number[])[]
  ideas: readonly { id: string; says: string; sent: readonly (readonly number[])[] }[]
}

export const playedCookies = perVariant((part: CookieTracePart, scope: PartScope): PlayedCookies => {
  const requests = part.requests.map(
    ({ at, url, by, from, sets }): TracedCookieRequest => ({
      atS: Math.round(scope.quantity(at).value / getUnit('s').scale),
      url: new URL(url),
      by,
      from: from === undefined ? null : new URL(from),
      sets: sets.map((line) => scope.fillExactly(line)),
    }),
  )
  const cookies = [...new Set(requests.flatMap(({ sets }) => sets.map(pairOf)))]
  const placesOf = (steps: readonly CookieStep[]) =>
    steps.map(({ sent }) =>
      sent.map(({ name, value }) => cookies.indexOf(`${name}=${value}`)).toSorted((a, b) => a - b),
    )
  const steps = playCookieTrace(requests, cookieStartMs)
  return {
    requests: requests.map((request, index) => {
      const before = requests.slice(0, index).flatMap(({ sets }) => sets.map(pairOf))
      const offered = cookies.flatMap((pair, place) => (before.includes(pair) ? [place] : []))
      return { ...request, says: tellAction(request), offered }
    }),
    cookies,
    steps,
    sent: placesOf(steps),
    ideas: part.misconceptions.map(({ id, belief, says }) => ({
      id,
      says,
      sent: placesOf(playCookieTrace(requests, cookieStartMs, belief)),
    })),
  }
})

export const pairOf = (line: string): string => line.split(';')[0]?.trim() ?? ''

export const isSameSet = (some: readonly number[], others: readonly number[] | null | undefined): boolean =>
  others?.length === some.length && some.every((index) => others.includes(index))

export const areSameSets = (
  some: readonly (readonly number[])[],
  others: readonly (readonly number[])[],
): boolean => some.every((set, index) => isSameSet(set, others[index]))
