// A part that asks for a firewall policy, as its author writes it. Every text may hold {{formula}} templates.
import * as z from 'zod'
import { PartIdSchema as id } from '#graders/parts/part-id.ts'

const says = z.string().min(1).max(1_000)
const decision = z.enum(['accept', 'deny'])
const packets = z
  .array(z.string().min(1).max(300))
  .min(1)
  .max(20)
  .describe('Sets of packets in the words of a rule: tcp on internet to web port 80 new.')
const policy = z.string().max(8_000).describe('One rule on a line, the default last.')
const addresses = z.string().min(1).max(300)

export const FirewallPartSchema = z.strictObject({
  id,
  kind: z.literal('firewall-policy'),
  ask: z.string().min(1).max(500),
  points: z.number().positive().max(1_000).default(1),
  zones: z
    .array(z.strictObject({ id, says, addresses: addresses.optional() }))
    .min(1)
    .max(8)
    .describe('Where packets arrive from. A zone without addresses is everywhere else.'),
  names: z
    .array(z.strictObject({ id, says, addresses }))
    .max(30)
    .default([])
    .describe('Words for addresses, for requirements and for the rules of students.'),
  start: policy.default('default deny').describe('The policy that stands there at first.'),
  marksAnomalies: z.boolean().default(true),
  requirements: z
    .array(
      z.strictObject({
        id,
        says: says.describe('Shown to the student.'),
        packets,
        except: packets.optional().describe('Of these packets nothing is required here.'),
        decision,
        points: z.number().positive().max(100).default(1),
      }),
    )
    .min(1)
    .max(20),
  solution: policy,
  misconceptions: z
    .array(
      z.strictObject({
        id,
        says,
        policy: policy.describe('What a student who thinks so writes.'),
        decides: z
          .array(z.strictObject({ packets, decision }))
          .min(1)
          .max(10)
          .describe('Recognised in a wrong policy that decides all of these packets so.'),
      }),
    )
    .max(20)
    .default([]),
})
export type FirewallPart = z.infer<typeof FirewallPartSchema>
