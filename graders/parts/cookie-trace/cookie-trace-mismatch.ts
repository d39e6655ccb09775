import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

const count = z.int().min(0)

export const cookieTraceMismatches = [
  z.strictObject({
    code: z.literal('wrong-cookies'),
    /** Requests with other cookies than were said, requests of which nothing was said, and all that were asked about. */
    wrong: count,
    open: count,
    of: count,
    actual: text,
  }),
] as const
export type CookieTraceMismatch = z.infer<(typeof cookieTraceMismatches)[number]>

export function explainCookieTrace({ wrong, open, of, actual }: CookieTraceMismatch): Told {
  const lacking = open === 0 ? '' : `of ${open} of ${of} nothing is said yet`
  const mistaken = `with ${wrong} of ${of} requests other cookies go along`
  const headline = wrong === 0 ? lacking : lacking === '' ? mistaken : `${mistaken}, and ${lacking}`
  return { headline: `${headline.charAt(0).toUpperCase()}${headline.slice(1)}.`, received: actual }
}
