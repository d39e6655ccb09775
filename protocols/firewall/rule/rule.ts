// A rule as a person writes it: the fields of one row, as typed. Kept as text, so that a draft comes back as it
// was left; compile-rule.ts makes sets of packets of it.
import * as z from 'zod/mini'

const typed = z.string().check(z.maxLength(200))

export const RuleSchema = z.strictObject({
  action: z.enum(['accept', 'deny']),
  protocol: z.enum(['any', 'tcp', 'udp', 'icmp']),
  /** Id of the zone that the packet arrives from, or "any". */
  zone: z.string().check(z.maxLength(40)),
  /** Empty means any, as "any" does. Lists with commas. */
  source: typed,
  sourcePorts: typed,
  destination: typed,
  destinationPorts: typed,
  state: z.enum(['any', 'new', 'established']),
})
export type Rule = z.infer<typeof RuleSchema>

export const rulesMax = 200

export const RuleListSchema = z.strictObject({
  rules: z.array(RuleSchema).check(z.maxLength(rulesMax)),
  otherwise: z.enum(['accept', 'deny']),
})
export type RuleList = z.infer<typeof RuleListSchema>

/** The words that a network has for its zones and addresses. */
export interface Vocabulary {
  zones: readonly { id: string; says: string; addresses?: string | undefined }[]
  names: readonly { id: string; says: string; addresses: string }[]
}

export const emptyRule: Rule = {
  action: 'accept',
  protocol: 'tcp',
  zone: 'any',
  source: '',
  sourcePorts: '',
  destination: '',
  destinationPorts: '',
  state: 'any',
}
