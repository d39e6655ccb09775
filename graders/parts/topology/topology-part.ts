// A part in which hosts are placed and routers are given rules, as its author writes it.
import * as z from 'zod'
import {
  MisconceptionIdSchema,
  MisconceptionSaysSchema,
  PartIdSchema,
  partHead,
  RequirementIdSchema,
} from '#graders/parts/part-head.ts'
import {
  policyCharactersMax,
  topologyHostsMax,
  topologyRoutersMax,
} from '#graders/parts/topology/topology-response.ts'

const says = z.string().min(1).max(500).describe('Shown to the student.')
const packets = z.string().min(1).max(200).describe('Packets in the words of a rule: tcp port 80, 443.')
const place = PartIdSchema.describe('A zone or a host.')
const where = z.string().min(1).max(120).describe('A zone, or two with + between: a foot in each.')
const policy = z.string().max(policyCharactersMax).describe('One rule on a line, the default last.')
const placing = z.record(PartIdSchema, where).describe('Host to where it stands.')
const policies = z.record(PartIdSchema, policy).describe('Router to its policy.')

export const TopologyPartSchema = z.strictObject({
  ...partHead('topology'),
  zones: z
    .array(
      z.strictObject({
        id: PartIdSchema.describe('The word for it in rules.'),
        says,
        addresses: z
          .string()
          .min(1)
          .max(100)
          .optional()
          .describe('A prefix of 24 bits or fewer, such as 192.0.2.0/24. Left out: everything else.'),
      }),
    )
    .min(2)
    .max(6)
    .describe('Networks; one of them is the Internet, without addresses.'),
  routers: z
    .array(
      z.strictObject({
        id: PartIdSchema.describe('What it is called.'),
        between: z.tuple([PartIdSchema, PartIdSchema]).describe('The two zones that it joins.'),
        start: policy.default('default deny').describe('The policy that stands there at first.'),
        fixed: z.boolean().default(false).describe('true where the student cannot change it.'),
      }),
    )
    .min(1)
    .max(topologyRoutersMax)
    .describe('What joins the zones; there is one way between any two.'),
  hosts: z
    .array(
      z.strictObject({
        id: PartIdSchema.describe('The word for it in rules.'),
        says,
        number: z
          .union([z.number(), z.string().min(1).max(100)])
          .transform(String)
          .describe('The last part of its address, 1 to 254, a number or a {{formula}}.'),
        where: z.array(where).min(1).max(6).describe('Where it may stand; one for a host that stands there.'),
        relays: z
          .array(
            z.strictObject({
              hears: packets.describe('What it is connected to with: tcp port 3128.'),
              to: place,
              packets: packets.describe('What it then connects with: tcp port 80, 443.'),
            }),
          )
          .max(5)
          .default([])
          .describe('What a gateway relays.'),
      }),
    )
    .min(1)
    .max(topologyHostsMax)
    .describe('What stands in the zones, or is to be placed there.'),
  requirements: z
    .array(
      z.strictObject({
        id: RequirementIdSchema,
        says,
        from: place.optional().describe('Who begins. With fallen, who else does.'),
        to: place.describe('Whom it is about.'),
        packets: packets.default('any').describe('What it is about.'),
        must: z.enum(['pass', 'stop']).describe('pass: all of it. stop: none of it.'),
        through: PartIdSchema.optional().describe('pass: by way of this gateway.'),
        fallen: PartIdSchema.optional().describe('stop: also from this host, which an intruder has taken.'),
        points: z.number().positive().max(100).default(1).describe('Weight among the requirements.'),
      }),
    )
    .min(1)
    .max(20)
    .describe('What the network is held against.'),
  solution: z
    .strictObject({ placed: placing.default({}), policies: policies.default({}) })
    .describe('A network that keeps all requirements.'),
  misconceptions: z
    .array(
      z.strictObject({
        id: MisconceptionIdSchema,
        placed: placing.default({}).describe('What is otherwise than in the solution.'),
        policies: policies.default({}).describe('What is otherwise than in the solution.'),
        breaks: RequirementIdSchema.describe('The requirement that is then not kept.'),
        says: MisconceptionSaysSchema,
      }),
    )
    .max(20)
    .default([])
    .describe(
      'Wrong ideas: recognised where hosts are placed so, or else where that requirement comes first.',
    ),
})
export type TopologyPart = z.infer<typeof TopologyPartSchema>
