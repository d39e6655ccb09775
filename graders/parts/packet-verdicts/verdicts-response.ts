// What a student says of each packet, in the order in which they stand there.
import * as z from 'zod/mini'
import { rulesMax } from '#protocols/firewall/rule/rule.ts'

export const judgedPacketsMax = 20

export const PacketVerdictSchema = z.strictObject({
  /** Null: nothing chosen yet, as with `by`. */
  decision: z.nullable(z.enum(['accept', 'deny'])),
  /** Index of the rule that decides. */
  by: z.nullable(z.union([z.int().check(z.gte(0), z.lte(rulesMax)), z.literal('default')])),
})
export type PacketVerdict = z.infer<typeof PacketVerdictSchema>

export const VerdictsResponseSchema = z.strictObject({
  kind: z.literal('packet-verdicts'),
  verdicts: z.array(PacketVerdictSchema).check(z.maxLength(judgedPacketsMax)),
})
export type VerdictsResponse = z.infer<typeof VerdictsResponseSchema>
