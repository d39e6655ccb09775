// A student's answer to an exercise: part id to what was typed. Both drafts and submissions have this shape.

import * as z from 'zod'
import { ChoiceResponseSchema } from '#graders/parts/choice/choice-response.ts'
import { DnsZoneResponseSchema } from '#graders/parts/dns-zone/dns-zone-response.ts'
import { FirewallResponseSchema } from '#graders/parts/firewall-policy/firewall-response.ts'
import { HttpMessageResponseSchema } from '#graders/parts/http-message/http-message-response.ts'
import { NumberResponseSchema } from '#graders/parts/number/number-response.ts'
import { TimelineResponseSchema } from '#graders/parts/timeline/timeline-response.ts'

const partsMax = 50

/** An answer is data of its part's kind. A number came first and carries no kind; every other one does. */
export const AnswerSchema = z.union([
  NumberResponseSchema,
  ChoiceResponseSchema,
  HttpMessageResponseSchema,
  FirewallResponseSchema,
  DnsZoneResponseSchema,
  TimelineResponseSchema,
])

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
