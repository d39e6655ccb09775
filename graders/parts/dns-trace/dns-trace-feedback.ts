// What a verdict on a trace shows: in each look-up the first hop at which it parts from what the resolver does. What is
// asked there instead stands in the other half.
import * as z from 'zod'
import { HopAnswerSchema, tracedLookupsMax } from '#graders/parts/dns-trace/dns-trace-response.ts'

export const DnsTraceFeedbackSchema = z.strictObject({
  kind: z.literal('dns-trace'),
  /** By look-up; null where all of it is right. */
  first: z
    .array(
      z
        .strictObject({
          /** From 0; one beyond the last where something is missing. */
          hop: z.int().min(0),
          what: z.enum(['from', 'to', 'question', 'got', 'missing', 'too-many']),
          says: z.string().max(1_000),
        })
        .nullable(),
    )
    .max(tracedLookupsMax),
})
export type DnsTraceFeedback = z.infer<typeof DnsTraceFeedbackSchema>

export const DnsTraceRightSchema = z.strictObject({
  kind: z.literal('dns-trace'),
  walks: z
    .array(
      z
        .array(
          z.strictObject({
            from: z.array(z.string().max(255)).max(20),
            to: z.array(z.string().max(255)).max(20),
            question: z.string().max(300),
            got: HopAnswerSchema,
            because: z.string().max(500),
          }),
        )
        .max(40),
    )
    .max(tracedLookupsMax),
})
export type DnsTraceRight = z.infer<typeof DnsTraceRightSchema>
