// What a student says of each packet, in the order in which they stand there.
import * as z from 'zod'
import { rulesMax } from '#protocols/firewall/rule.ts'

export const judgedPacketsMax = 20

export const PacketVerdictSchema = z.strictObject({
  /** Null: nothing chosen yet, as with `by`. */
  decision: z.enum(['accept', 'deny']).nullable(),
  /** Index of the rule that decides. */
  by: z.union([z.int().min(0).max(rulesMax), z.literal('default')]).nullable(),
})
export type PacketVerdict = z.infer<typeof PacketVerdictSchema>

export const VerdictsResponseSchema = z.strictObject({
  kind: z.literal('packet-verdicts'),
  verdicts: z.array(PacketVerdictSchema).max(judgedPacketsMax),
})
export type VerdictsResponse = z.infer<typeof VerdictsResponseSchema>
