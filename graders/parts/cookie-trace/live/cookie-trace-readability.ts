import type { CookieTraceResponse } from '#graders/parts/cookie-trace/cookie-trace-response.ts'
import type { PresentedCookieTrace } from '#graders/parts/cookie-trace/presented-cookie-trace.ts'
import type { Readability } from '#graders/parts/readability.ts'

/** A request of which nothing is said may stay so: it is then not right. */
export function cookieTraceReadability(
  { requests }: { requests: readonly Pick<PresentedCookieTrace['requests'][number], 'offered'>[] },
  response: CookieTraceResponse | null,
): Readability {
  const rows = response?.rows ?? []
  if (rows.every((row) => row === null)) return { is: 'blank' }
  const strange = rows.some((row, at) => row?.some((index) => !requests[at]?.offered.includes(index)))
  if (!strange && rows.length <= requests.length) return { is: 'readable' }
  return { is: 'unreadable', says: 'It speaks of what is not offered. Tick again.' }
}
