import type { FirewallResponse } from '#graders/parts/firewall-policy/firewall-response.ts'
import type { PresentedFirewall } from '#graders/parts/firewall-policy/presented-firewall.ts'
import type { Readability } from '#graders/parts/readability.ts'
import { findRuleProblem } from '#protocols/firewall/compare/compile-rule.ts'
import { readRules } from '#protocols/firewall/rule/rule-text.ts'

export function firewallReadability(
  { vocabulary, start }: PresentedFirewall,
  response: FirewallResponse | null,
): Readability {
  if (response === null) return { is: 'blank' }
  const { typed, rules } = response
  if (typed !== undefined) {
    const read = readRules(typed, response.otherwise)
    if (!read.ok) return { is: 'unreadable', says: `Line ${read.line} of the text: ${read.says}` }
  }
  const found = findRuleProblem(response, vocabulary)
  if (found) return { is: 'unreadable', says: `Rule ${found.rule + 1}: ${found.problem.says}` }
  return { is: rules.length === 0 && start.rules.length === 0 ? 'blank' : 'readable' }
}

/** The policy as it stands before anything is typed; null where it has no rule. */
export function begunFirewall({ start }: PresentedFirewall): FirewallResponse | null {
  return start.rules.length === 0 ? null : { kind: 'firewall-policy', ...start }
}
