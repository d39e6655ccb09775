// What can be wrong with a zone, and how it is said.
import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text, WhereSchema, MismatchWhySchema as why } from '#graders/outcome.ts'

const where = WhereSchema.optional()

const FoundSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), records: z.array(text).max(20), ttl: z.number() }),
  z.strictObject({ kind: z.literal('no-data') }),
  z.strictObject({ kind: z.literal('no-name') }),
  z.strictObject({
    kind: z.literal('stuck'),
    why: z.enum([
      'silence',
      'refused',
      'not-loaded',
      'missing-glue',
      'no-server-address',
      'alias-loop',
      'lame',
      'too-long',
    ]),
    name: text,
  }),
])

export const dnsZoneMismatches = [
  z.strictObject({ code: z.literal('zone-not-loaded'), says: text, remedy: text, where, why }),
  z.strictObject({
    code: z.literal('wrong-resolution'),
    /** What the zone must do, as a sentence. */
    requirement: text,
    /** The question that shows that it does not. */
    name: text,
    type: text,
    found: FoundSchema,
    where,
    why,
  }),
] as const
export type DnsZoneMismatch = z.infer<(typeof dnsZoneMismatches)[number]>

export function explainDnsZone(mismatch: DnsZoneMismatch): Told {
  switch (mismatch.code) {
    case 'zone-not-loaded':
      return {
        headline: `No server would load this zone. ${mismatch.says}`,
        expected: 'a zone that a name server loads',
        why: mismatch.remedy,
      }
    case 'wrong-resolution':
      return {
        headline: `Not met: ${mismatch.requirement}`,
        expected: mismatch.requirement,
        why: `A resolver that asks for ${mismatch.type} of ${mismatch.name} ${tellFound(mismatch.found)}`,
      }
  }
}

function tellFound(found: z.infer<typeof FoundSchema>): string {
  if (found.kind === 'answer') return `is given ${found.records.join(' and ')}, to keep for ${found.ttl} s.`
  if (found.kind === 'no-data') return 'is told that the name has no such record (NODATA).'
  if (found.kind === 'no-name') return 'is told that there is no such name (NXDOMAIN).'
  switch (found.why) {
    case 'silence':
      return `gets no answer: nobody serves ${found.name} at the address that it was sent to.`
    case 'refused':
      return `is refused: the server that it was sent to does not serve ${found.name}`
    case 'not-loaded':
      return `gets SERVFAIL: the zone ${found.name} could not be loaded.`
    case 'missing-glue':
      return `is sent to ${found.name} without being told its address.`
    case 'no-server-address':
      return `is sent to ${found.name}, which has no address.`
    case 'alias-loop':
      return `follows aliases in a circle, back to ${found.name}`
    case 'lame':
      return `is sent round in a circle at ${found.name}`
    case 'too-long':
      return 'gives up: there are too many steps.'
  }
}
