// What a verdict on a policy tells of the right one.
import * as z from 'zod'

export const FirewallRightSchema = z.strictObject({
  kind: z.literal('firewall-policy'),
  /** For each requirement that is not met, what its counterexample must get. */
  needed: z.array(z.strictObject({ id: z.string().max(60), decision: z.enum(['accept', 'deny']) })).max(20),
})
export type FirewallRight = z.infer<typeof FirewallRightSchema>
