import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const topologyMismatches = [
  z.strictObject({
    code: z.literal('network-requirement'),
    /** The first that is not kept: its id, and its words. */
    requirement: text,
    says: text,
    follows: text,
    actual: text,
  }),
] as const
export type TopologyMismatch = z.infer<(typeof topologyMismatches)[number]>

export const explainTopology = ({ says, follows, actual }: TopologyMismatch): Told => ({
  headline: `Your network does not keep this: ${says}`,
  received: actual,
  why: follows,
})
