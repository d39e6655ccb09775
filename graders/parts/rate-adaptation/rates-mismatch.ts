import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'
import { demands } from '#graders/parts/rate-adaptation/rates-feedback.ts'

export const ratesMismatches = [
  z.strictObject({
    code: z.literal('demand-not-kept'),
    /** The first that is not. */
    demand: z.enum(demands),
    /** What follows from the student's choice. */
    follows: text,
    actual: text,
  }),
] as const
export type RatesMismatch = z.infer<(typeof ratesMismatches)[number]>

const headlines: Record<(typeof demands)[number], string> = {
  start: 'The picture starts too late.',
  'no-stall': 'The picture stands still on the way.',
  'mean-rate': 'It plays, but the network would carry more.',
  switches: 'It plays, but the quality changes too often.',
}

export function explainRates({ demand, follows, actual }: RatesMismatch): Told {
  return { headline: headlines[demand], received: actual, why: follows }
}
