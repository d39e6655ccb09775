// Which cookies go with each request, as a student says.
import * as z from 'zod/mini'

export const cookieRequestsMax = 20
export const cookiesMax = 20

export const CookieTraceResponseSchema = z.strictObject({
  kind: z.literal('cookie-trace'),
  /** By request that is asked about: the cookies by their place in the list, none of them as an empty list; null where
   * nothing is said. */
  rows: z
    .array(z.nullable(z.array(z.int().check(z.gte(0), z.lte(99))).check(z.maxLength(cookiesMax))))
    .check(z.maxLength(cookieRequestsMax)),
})
export type CookieTraceResponse = z.infer<typeof CookieTraceResponseSchema>
