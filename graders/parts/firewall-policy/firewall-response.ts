// A policy as the student left it, row by row.
import * as z from 'zod'
import { RuleListSchema } from '#protocols/firewall/rule.ts'

export const FirewallResponseSchema = RuleListSchema.extend({ kind: z.literal('firewall-policy') })
export type FirewallResponse = z.infer<typeof FirewallResponseSchema>
