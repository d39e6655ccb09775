// Which cookies go with each request, as a student says.
import * as z from 'zod'

export const cookieRequestsMax = 20
export const cookiesMax = 20

export const CookieTraceResponseSchema = z.strictObject({
  kind: z.literal('cookie-trace'),
  /** By request that is asked about: the cookies by their place in the list, none of them as an empty list; null where
   * nothing is said. */
  rows: z.array(z.array(z.int().min(0).max(99)).max(cookiesMax).nullable()).max(cookieRequestsMax),
})
export type CookieTraceResponse = z.infer<typeof CookieTraceResponseSchema>
