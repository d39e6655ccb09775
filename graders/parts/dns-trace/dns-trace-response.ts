// What a student says of look-ups: who asks whom for what, and what comes back.
import * as z from 'zod/mini'

export const tracedLookupsMax = 6
export const tracedHopsMax = 14

export const HopAnswerSchema = z.enum(['referral', 'answer', 'alias', 'no-data', 'no-name', 'cache'])

/** What can be chosen, in the words of the page. */
export const hopAnswerWords = {
  referral: 'a referral: ask those',
  answer: 'the answer',
  alias: 'an alias: ask for another name',
  'no-data': 'the name has no such record',
  'no-name': 'there is no such name',
  cache: 'it, out of the cache',
} as const satisfies Record<z.infer<typeof HopAnswerSchema>, string>

const HopSchema = z.strictObject({
  /** `client`, `resolver` or a server’s name; empty is not chosen. */
  from: z.string().check(z.maxLength(255)),
  to: z.string().check(z.maxLength(255)),
  /** Which of the questions that are offered. */
  question: z.nullable(z.int().check(z.gte(0), z.lte(99))),
  got: z.nullable(HopAnswerSchema),
})
export type SaidHop = z.infer<typeof HopSchema>

export const DnsTraceResponseSchema = z.strictObject({
  kind: z.literal('dns-trace'),
  /** By look-up, in the order in which they are asked. */
  walks: z.array(z.array(HopSchema).check(z.maxLength(tracedHopsMax))).check(z.maxLength(tracedLookupsMax)),
})
export type DnsTraceResponse = z.infer<typeof DnsTraceResponseSchema>
