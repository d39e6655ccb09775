// A part that asks who asks whom in the DNS, for one question after the other, as its author writes it.
import * as z from 'zod'
import { FormulaTextSchema } from '#graders/parts/answer-source.ts'
import { tracedLookupsMax } from '#graders/parts/dns-trace/dns-trace-response.ts'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { traceBeliefs } from '#protocols/dns/resolve/trace-lookups.ts'

const NameSchema = z.string().min(1).max(200).describe('An absolute name: shop{{n}}.example.')

const ZoneSchema = z.strictObject({
  zone: NameSchema.describe('Its name; one of them is the root, a dot.'),
  servers: z.array(NameSchema).min(1).max(4).describe('Names of those that serve it. All know the same.'),
  ttl: FormulaTextSchema.default('48 h').describe('How long a delegation to it may be kept.'),
  negative: FormulaTextSchema.default('5 min').describe('How long it may be kept that there is nothing.'),
  records: z
    .string()
    .max(2_000)
    .default('')
    .describe('What it holds besides, as zone text, names relative to the zone. Every record has its TTL.'),
})

export const DnsTracePartSchema = z.strictObject({
  ...partHead('dns-trace'),
  recursion: z
    .enum(['resolver', 'everybody'])
    .default('resolver')
    .describe(
      'Who does the whole work when asked: the resolver, which then asks step by step, or each server too.',
    ),
  zones: z.array(ZoneSchema).min(1).max(10).describe('All zones that there are.'),
  lookups: z
    .array(
      z.strictObject({
        at: FormulaTextSchema.default('0 s').describe('When the client asks.'),
        name: NameSchema.describe('What for.'),
        type: z.enum(['A', 'AAAA', 'MX', 'NS', 'TXT', 'CNAME', 'PTR']).default('A').describe('Of what type.'),
        by: z.string().min(1).max(60).optional().describe('Whose it is, said beside it.'),
      }),
    )
    .min(1)
    .max(tracedLookupsMax)
    .describe('What clients ask the resolver, by time. Its cache is empty before.'),
  others: z
    .array(z.string().min(1).max(250))
    .max(10)
    .default([])
    .describe('Questions that nobody asks and that are offered all the same: "ns.example. A".'),
  misconceptions: z
    .array(
      z.strictObject({
        id: MisconceptionIdSchema,
        belief: z.enum(traceBeliefs).describe('How the DNS would have to work for who thinks so.'),
        says: MisconceptionSaysSchema,
      }),
    )
    .max(traceBeliefs.length)
    .default([])
    .describe('Wrong ideas of it; each is played out, and recognised by what comes of it.'),
})
export type DnsTracePart = z.infer<typeof DnsTracePartSchema>
