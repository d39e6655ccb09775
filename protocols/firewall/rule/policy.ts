// A policy: rules in order, the first that matches decides, and a default where none does.
import { containsPoint, type Region } from '#protocols/firewall/compare/region.ts'

/** `free` says in a specification that either will do; a firewall knows only the other two. */
export type Decision = 'accept' | 'deny' | 'free'

export interface PolicyRule {
  /** What it matches: the union of these. */
  regions: readonly Region[]
  decision: Decision
}

export interface Policy {
  rules: readonly PolicyRule[]
  otherwise: Decision
  /** All packets that there are. */
  universe: Region
}

/** `rule` is the index of the rule that decided; null for the default. */
export function decide(
  policy: Policy,
  point: readonly number[],
): { decision: Decision; rule: number | null } {
  const rule = policy.rules.findIndex(({ regions }) => regions.some((region) => containsPoint(region, point)))
  const decision = policy.rules[rule]?.decision ?? policy.otherwise
  return { decision, rule: rule < 0 ? null : rule }
}
