// A policy: rules in order, the first that matches decides, and a default where none does.
import { type Box, contains } from '#protocols/firewall/box.ts'

/** `free` says in a specification that either will do; a firewall knows only the other two. */
export type Decision = 'accept' | 'deny' | 'free'

export interface PolicyRule {
  /** What it matches: the union of these. Several, because "ports 80, 443" is two intervals. */
  boxes: readonly Box[]
  decision: Decision
}

export interface Policy {
  rules: readonly PolicyRule[]
  otherwise: Decision
  /** All packets that there are. */
  universe: Box
}

/** `rule` is the index of the rule that decided; null for the default. */
export function decide(
  policy: Policy,
  point: readonly number[],
): { decision: Decision; rule: number | null } {
  const packet: Box = point.flatMap((value) => [value, value])
  const rule = policy.rules.findIndex(({ boxes }) => boxes.some((box) => contains(box, packet)))
  const decision = policy.rules[rule]?.decision ?? policy.otherwise
  return { decision, rule: rule < 0 ? null : rule }
}
