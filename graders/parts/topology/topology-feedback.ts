// What a verdict on a network shows: each requirement, and of one that is not kept the way and a packet that proves it.
import * as z from 'zod'

const requirementsMax = 20

export const TopologyFeedbackSchema = z.strictObject({
  kind: z.literal('topology'),
  requirements: z
    .array(
      z.strictObject({
        id: z.string().max(60),
        met: z.boolean(),
        /** Zones and routers, one after the other, and what happens there to which packet. */
        way: z.array(z.string().max(120)).max(30),
        follows: z.string().max(1_000),
      }),
    )
    .max(requirementsMax),
})
export type TopologyFeedback = z.infer<typeof TopologyFeedbackSchema>

export const TopologyRightSchema = z.strictObject({
  kind: z.literal('topology'),
  placed: z.array(z.strictObject({ host: z.string().max(60), where: z.string().max(120) })).max(20),
  policies: z.array(z.strictObject({ router: z.string().max(60), policy: z.string().max(2_000) })).max(10),
})
export type TopologyRight = z.infer<typeof TopologyRightSchema>
