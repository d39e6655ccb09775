// A student's answer to an exercise: part id to what was typed. Both drafts and submissions have this shape.

import * as z from 'zod'
import { FirewallResponseSchema } from '#graders/parts/firewall-policy/firewall-response.ts'
import { HttpMessageResponseSchema } from '#graders/parts/http-message/http-message-response.ts'
import { NumberResponseSchema } from '#graders/parts/number/number-response.ts'

const partsMax = 50

/** One member for each kind of part. A number's has no `kind`: it came first. */
const AnswerSchema = z.union([NumberResponseSchema, HttpMessageResponseSchema, FirewallResponseSchema])

/** For example `{ total: { value: "680", unit: "ms" } }`. A part that is absent is blank. */
export const ResponseSchema = z
  .record(
    z
      .string()
      .max(60)
      .regex(/^[a-z][a-z0-9-]*$/),
    AnswerSchema,
  )
  .refine((response) => Object.keys(response).length <= partsMax, `at most ${partsMax} parts`)
export type Response = z.infer<typeof ResponseSchema>
