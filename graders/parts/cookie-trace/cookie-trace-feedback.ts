// What a verdict on cookies shows: which requests are not right, and what follows from a cookie that was ticked there;
// which ones do go along stands in the other half.
import * as z from 'zod'
import { cookieRequestsMax, cookiesMax } from '#graders/parts/cookie-trace/cookie-trace-response.ts'

const text = z.string().max(4_000)

export const CookieTraceFeedbackSchema = z.strictObject({
  kind: z.literal('cookie-trace'),
  wrong: z.array(z.strictObject({ request: z.int().min(0), says: text.optional() })).max(cookieRequestsMax),
})
export type CookieTraceFeedback = z.infer<typeof CookieTraceFeedbackSchema>

export const CookieTraceRightSchema = z.strictObject({
  kind: z.literal('cookie-trace'),
  rows: z
    .array(
      z.strictObject({
        request: z.int().min(0),
        sent: z.array(text).max(cookiesMax),
        /** Why each of the others does not go along. */
        left: z.array(text).max(cookiesMax),
      }),
    )
    .max(cookieRequestsMax),
})
export type CookieTraceRight = z.infer<typeof CookieTraceRightSchema>
