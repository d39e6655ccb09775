// Where a student puts the hosts of a network, and what its routers let pass.
import * as z from 'zod/mini'

export const topologyHostsMax = 12
export const topologyRoutersMax = 4
export const policyCharactersMax = 2_000

export const TopologyResponseSchema = z.strictObject({
  kind: z.literal('topology'),
  /** Host to where it stands; a host that is in none is not placed. */
  placed: z.record(z.string().check(z.maxLength(60)), z.string().check(z.maxLength(120))),
  /** Router to its policy, one rule on a line. */
  policies: z.record(z.string().check(z.maxLength(60)), z.string().check(z.maxLength(policyCharactersMax))),
})
export type TopologyResponse = z.infer<typeof TopologyResponseSchema>
