import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const dnsTraceMismatches = [
  z.strictObject({
    code: z.literal('wrong-dns-hop'),
    /** From 1. */
    lookup: z.int().min(1),
    hop: z.int().min(1),
    /** What follows from what was said. */
    follows: text,
    actual: text,
  }),
] as const
export type DnsTraceMismatch = z.infer<(typeof dnsTraceMismatches)[number]>

export const explainDnsTrace = ({ lookup, hop, follows, actual }: DnsTraceMismatch): Told => ({
  headline: `In look-up ${lookup} something else happens at hop ${hop}.`,
  received: actual,
  why: follows,
  reference: 'RFC 1034 section 5.3.3',
})
