// A policy as the student left it, row by row.
import * as z from 'zod/mini'
import { RuleListSchema } from '#protocols/firewall/rule/rule.ts'
import { ruleTextMax } from '#protocols/firewall/rule/rule-text.ts'

export const FirewallResponseSchema = z.strictObject({
  ...RuleListSchema.shape,
  kind: z.literal('firewall-policy'),
  /** Typed as text, and not to be read as rules: `rules` are then those that could last be read. */
  typed: z.optional(z.string().check(z.maxLength(ruleTextMax))),
})
export type FirewallResponse = z.infer<typeof FirewallResponseSchema>
