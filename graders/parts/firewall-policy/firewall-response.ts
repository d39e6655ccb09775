// A policy as the student left it, row by row.
import * as z from 'zod'
import { RuleListSchema } from '#protocols/firewall/rule.ts'
import { ruleTextMax } from '#protocols/firewall/rule-text.ts'

export const FirewallResponseSchema = RuleListSchema.extend({
  kind: z.literal('firewall-policy'),
  /** Typed as text, and not to be read as rules: `rules` are then those that could last be read. */
  typed: z.string().max(ruleTextMax).optional(),
})
export type FirewallResponse = z.infer<typeof FirewallResponseSchema>
