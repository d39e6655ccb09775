// A part that asks what a policy does with packets, as its author writes it. Every text may hold {{formula}} templates.
import * as z from 'zod'
import { FirewallPartSchema } from '#graders/parts/firewall-policy/firewall-part.ts'
import { judgedPacketsMax } from '#graders/parts/packet-verdicts/verdicts-response.ts'
import {
  MisconceptionIdSchema,
  MisconceptionSaysSchema,
  PartIdSchema,
  partHead,
} from '#graders/parts/part-head.ts'
import { misreadings } from '#protocols/firewall/rule/misread-policy.ts'
import { rulesMax } from '#protocols/firewall/rule/rule.ts'

const { zones, names } = FirewallPartSchema.shape
const by = z
  .union([z.int().min(1).max(rulesMax), z.literal('default')])
  .describe('Number of the rule that is said to decide, from 1, or default.')

const IdeaSchema = z.strictObject({
  id: MisconceptionIdSchema,
  reads: z
    .enum(misreadings)
    .optional()
    .describe('How the whole policy is misread: recognised by the verdicts that follow from it.'),
  packet: PartIdSchema.optional().describe('Instead of reads: the one packet that it is about.'),
  decision: z.enum(['accept', 'deny']).optional().describe('With packet: what is said of it.'),
  by: by.optional(),
  says: MisconceptionSaysSchema,
})
export type VerdictsIdea = z.infer<typeof IdeaSchema>

export const VerdictsPartSchema = z.strictObject({
  ...partHead('packet-verdicts'),
  zones,
  names,
  policy: z.string().min(1).max(8_000).describe('One rule on a line, the default last.'),
  memory: z
    .enum(['none', 'connections'])
    .describe(
      'connections: whether a packet is established is what the firewall let through before, in the order of the packets. none: it is what the packet says, TCP’s ACK bit.',
    ),
  packets: z
    .array(
      z.strictObject({
        id: PartIdSchema.describe('What tests and misconceptions call the packet.'),
        packet: z
          .string()
          .min(1)
          .max(300)
          .describe('In the words of a rule: tcp on internet from 198.51.100.7 port 50000 to web port 80.'),
        says: z.string().min(1).max(300).optional().describe('What it is, shown to the student.'),
        because: z.string().min(1).max(1_000).optional().describe('Why, shown with the solution.'),
      }),
    )
    .min(1)
    .max(judgedPacketsMax)
    .describe('What is to be judged, in this order.'),
  misconceptions: z
    .array(IdeaSchema)
    .max(20)
    .default([])
    .describe('Wrong ideas; the one that explains the most wrong verdicts is named.'),
})
export type VerdictsPart = z.infer<typeof VerdictsPartSchema>
