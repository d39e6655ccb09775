// A student's answer to an exercise: part id to what was typed. Both drafts and submissions have this shape.

import * as z from 'zod'
import { FirewallResponseSchema } from '#graders/parts/firewall-policy/firewall-response.ts'
import { NumberResponseSchema } from '#graders/parts/number/number-response.ts'

const partsMax = 50

/** For example `{ total: { value: "680", unit: "ms" } }`; what a response is, its part's kind says. A part that is absent is blank. */
export const ResponseSchema = z
  .record(
    z
      .string()
      .max(60)
      .regex(/^[a-z][a-z0-9-]*$/),
    z.union([NumberResponseSchema, FirewallResponseSchema]),
  )
  .refine((response) => Object.keys(response).length <= partsMax, `at most ${partsMax} parts`)
export type Response = z.infer<typeof ResponseSchema>
