// A part that asks for a firewall policy, as its author writes it. Every text may hold {{formula}} templates.
import * as z from 'zod'
import {
  MisconceptionIdSchema,
  MisconceptionSaysSchema,
  PartIdSchema,
  partHead,
  RequirementIdSchema,
} from '#graders/parts/part-head.ts'

const says = z.string().min(1).max(1_000)
const name = PartIdSchema.describe('The word for it in rules.')
const inWords = says.describe('What it is, shown to the student.')
const decision = z.enum(['accept', 'deny']).describe('What all of these packets must get.')
const packets = z
  .array(z.string().min(1).max(300))
  .min(1)
  .max(20)
  .describe('Sets of packets in the words of a rule: tcp on internet to web port 80 new.')
const policy = z.string().max(8_000).describe('One rule on a line, the default last.')
const addresses = z
  .string()
  .min(1)
  .max(300)
  .describe('An address, a prefix or a range, or several divided by commas.')

export const FirewallPartSchema = z.strictObject({
  ...partHead('firewall-policy'),
  zones: z
    .array(z.strictObject({ id: name, says: inWords, addresses: addresses.optional() }))
    .min(1)
    .max(8)
    .describe('Where packets arrive from. A zone without addresses is everywhere else.'),
  names: z
    .array(z.strictObject({ id: name, says: inWords, addresses }))
    .max(30)
    .default([])
    .describe('Words for addresses, for requirements and for the rules of students.'),
  start: policy.default('default deny').describe('The policy that stands there at first.'),
  marksAnomalies: z
    .boolean()
    .default(true)
    .describe('false where finding the rules that do nothing is the task.'),
  requirements: z
    .array(
      z.strictObject({
        id: RequirementIdSchema,
        says: says.describe('Shown to the student.'),
        packets,
        except: packets.optional().describe('Of these packets nothing is required here.'),
        decision,
        points: z.number().positive().max(100).default(1).describe('Weight among the requirements.'),
      }),
    )
    .min(1)
    .max(20)
    .describe('What the policy is held against.'),
  solution: policy.describe('A right policy.'),
  misconceptions: z
    .array(
      z.strictObject({
        id: MisconceptionIdSchema,
        says: MisconceptionSaysSchema,
        policy: policy.describe('What a student who thinks so writes.'),
        decides: z
          .array(z.strictObject({ packets, decision }))
          .min(1)
          .max(10)
          .describe('Recognised in a wrong policy that decides all of these packets so.'),
      }),
    )
    .max(20)
    .default([])
    .describe('Wrong ideas that are recognised, the first that holds.'),
})
export type FirewallPart = z.infer<typeof FirewallPartSchema>
