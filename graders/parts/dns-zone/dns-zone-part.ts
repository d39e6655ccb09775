// A part that asks for a zone, as its author writes it. All texts may hold {{formula}} templates.
import * as z from 'zod'
import {
  MisconceptionIdSchema,
  MisconceptionSaysSchema,
  partHead,
  ReferenceSchema,
  RequirementIdSchema,
} from '#graders/parts/part-head.ts'
import { recordTypes } from '#protocols/dns/record/record.ts'

const name = z.string().min(1).max(255)
const zoneText = z.string().max(10_000)

const ServersSchema = z
  .array(
    z.strictObject({
      name: name.describe('Whole, with a dot at its end.'),
      address: z.string().min(2).max(100).describe('An IPv4 or IPv6 address.'),
    }),
  )
  .min(1)
  .max(8)

/** A question and what a resolver must find in the end, aliases followed. */
const QuerySchema = z.strictObject({
  ask: z
    .string()
    .max(300)
    .regex(/^\S+\s+[A-Z]+$/, 'a name and a type, as in: www A')
    .describe('As in “www A”: a name, relative to the zone or with a dot at its end, and a type.'),
  gives: z
    .union([z.literal('no-data'), z.literal('no-name'), z.array(z.string().min(1).max(500)).min(1).max(20)])
    .describe('Data of all records of that type, in any order; or no-data, or no-name (NXDOMAIN).'),
  ttl: z.string().max(60).optional().describe('Of those records, in seconds.'),
})
export type Query = z.infer<typeof QuerySchema>

const RequirementSchema = z.strictObject({
  id: RequirementIdSchema,
  says: z.string().min(1).max(500).describe('What the zone must do, as a sentence.'),
  queries: z.array(QuerySchema).min(1).max(10).describe('All must find what they give.'),
  reference: ReferenceSchema.optional(),
})
export type Requirement = z.infer<typeof RequirementSchema>

const SignSchema = z.union([
  QuerySchema,
  z.strictObject({ lint: z.string().max(60).describe('Code of a problem that the zone has.') }),
])

const MisconceptionSchema = z.strictObject({
  id: MisconceptionIdSchema,
  says: MisconceptionSaysSchema,
  when: z.array(SignSchema).min(1).max(5).describe('Recognised when all of these hold.'),
  example: zoneText.describe(
    'A zone, or changes to the solution, that shows it: lines that begin with + or -.',
  ),
})

export const DnsZonePartSchema = z.strictObject({
  ...partHead('dns-zone'),
  origin: name.describe('Of the zone, with a dot at its end.'),
  servers: ServersSchema.describe('Of the zone, as the zone above knows them.'),
  elsewhere: z
    .array(
      z.strictObject({
        origin: name.describe('Of that zone, with a dot at its end.'),
        servers: ServersSchema.describe('Who serves it.'),
        text: zoneText.describe('Its zone text.'),
      }),
    )
    .max(10)
    .default([])
    .describe('Other zones of this internet.'),
  starter: zoneText.describe('The zone text that the student begins with.'),
  solution: zoneText.describe('A right zone, or changes to the starter: lines that begin with + or -.'),
  types: z
    .array(z.enum(recordTypes))
    .min(1)
    .default(['A', 'AAAA', 'NS', 'CNAME', 'MX', 'TXT', 'SOA'])
    .describe('Types of record that the grid offers.'),
  lint: z
    .enum(['live', 'after-submission'])
    .default('live')
    .describe('Whether faults beyond mistakes of writing are pointed out while the student works.'),
  requirements: z
    .array(RequirementSchema)
    .min(1)
    .max(20)
    .describe('What the zone must do; the score is the share that is met.'),
  misconceptions: z
    .array(MisconceptionSchema)
    .max(20)
    .default([])
    .describe('Wrong ideas that are recognised, the first that holds.'),
})
export type DnsZonePart = z.infer<typeof DnsZonePartSchema>
