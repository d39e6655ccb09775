// Two policies as text: whether they decide every packet alike, and if not, what each does with a packet that shows it.

import { comparePolicies } from '#protocols/firewall/compare/compare-policies.ts'
import { compilePolicy, findRuleProblem } from '#protocols/firewall/compare/compile-rule.ts'
import { humanOrder, packetAt } from '#protocols/firewall/packet/human-packet.ts'
import type { Packet } from '#protocols/firewall/packet/packet.ts'
import type { RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { readRules } from '#protocols/firewall/rule/rule-text.ts'

export type ReadPolicyText = { ok: true; list: RuleList } | { ok: false; says: string }

/** Rules that each have a meaning in the vocabulary; else where the first is that has none. */
export function readPolicyText(text: string, vocabulary: Vocabulary): ReadPolicyText {
  const read = readRules(text)
  if (!read.ok) return { ok: false, says: `Line ${read.line}: ${read.says}` }
  const wrong = findRuleProblem(read.list, vocabulary)
  return wrong === null
    ? { ok: true, list: read.list }
    : { ok: false, says: `Rule ${wrong.rule + 1}: ${wrong.problem.says}` }
}

export type ComparedTexts = { is: 'same' } | { is: 'too-intricate' } | { is: 'different'; packet: Packet }

/** `steps` bounds the work, so that nothing that is typed holds a page. */
export function compareRuleLists(
  a: RuleList,
  b: RuleList,
  vocabulary: Vocabulary,
  steps: number,
): ComparedTexts {
  const [first, second] = [compilePolicy(a, vocabulary), compilePolicy(b, vocabulary)]
  if (first === null || second === null) throw new Error('firewall: a rule without a meaning was compared')
  const compared = comparePolicies(first, second, { left: steps }, humanOrder(vocabulary))
  return compared.is === 'different' ? { is: 'different', packet: packetAt(compared.point) } : compared
}
