// What follows from a student's policy: for each requirement whether it holds, and if not, a packet that shows it.
import * as z from 'zod'
import { PacketSchema } from '#protocols/firewall/packet/packet.ts'

const decision = z.enum(['accept', 'deny'])

export const FirewallFeedbackSchema = z.strictObject({
  kind: z.literal('firewall-policy'),
  requirements: z
    .array(
      z.strictObject({
        id: z.string().max(60),
        says: z.string().max(1_000),
        met: z.boolean(),
        counterexample: z
          .strictObject({
            packet: PacketSchema,
            given: decision,
            /** Index of the rule that decided; null is the default. */
            rule: z.int().min(0).nullable(),
          })
          .optional(),
      }),
    )
    .max(20),
})
export type FirewallFeedback = z.infer<typeof FirewallFeedbackSchema>
