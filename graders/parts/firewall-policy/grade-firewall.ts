// Judges a policy by what it means: each requirement is a set of packets with the decision that all of them must
// get, and is compared exactly with what the policy decides.
import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { FirewallFeedback } from '#graders/parts/firewall-policy/firewall-feedback.ts'
import type { FirewallMismatch } from '#graders/parts/firewall-policy/firewall-mismatch.ts'
import type { FirewallPart } from '#graders/parts/firewall-policy/firewall-part.ts'
import type { FirewallResponse } from '#graders/parts/firewall-policy/firewall-response.ts'
import type { FirewallRight } from '#graders/parts/firewall-policy/firewall-right.ts'
import { type FirewallVariant, readFirewallPart } from '#graders/parts/firewall-policy/read-firewall-part.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import type { Unjudged } from '#graders/parts/unjudged.ts'
import { comparePolicies, comparisonSteps } from '#protocols/firewall/compare/compare-policies.ts'
import { compilePolicy, findRuleProblem } from '#protocols/firewall/compare/compile-rule.ts'
import { humanOrder, packetAt } from '#protocols/firewall/packet/human-packet.ts'
import { describePacket } from '#protocols/firewall/packet/trace-packet.ts'
import { decide, type Policy } from '#protocols/firewall/rule/policy.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'

/** The budget is spent: the same policy is refused alike on any machine. */
const tooIntricate: Unjudged = {
  unjudged:
    'Your policy is too intricate to be compared: its rules overlap in too many ways. Write it with fewer rules, or with shorter lists in them.',
}

export function gradeFirewall(
  part: FirewallPart,
  scope: PartScope,
  response: FirewallResponse | null,
): FirewallVerdict | Unjudged {
  const variant = readFirewallPart(part, scope)
  if (!response || (response.rules.length === 0 && variant.start.rules.length === 0)) {
    return { outcome: { status: 'failed', mismatch: { code: 'blank' } }, score: 0 }
  }
  const policy = compilePolicy(response, variant.vocabulary)
  if (!policy) return unreadable(response, variant.vocabulary)

  const budget = { left: comparisonSteps }
  const order = humanOrder(variant.vocabulary)
  const judged: FirewallFeedback['requirements'] = []
  const needed: FirewallRight['needed'] = []
  for (const { id, says, specification } of variant.requirements) {
    const compared = comparePolicies(policy, specification, budget, order)
    if (compared.is === 'too-intricate') return tooIntricate
    if (compared.is === 'same') {
      judged.push({ id, says, met: true })
      continue
    }
    const given = decided(policy, compared.point)
    needed.push({ id, decision: given.decision === 'accept' ? 'deny' : 'accept' })
    const packet = packetAt(compared.point)
    judged.push({
      id,
      says,
      met: false,
      counterexample: { packet, given: given.decision, rule: given.rule },
    })
  }

  const feedback: FirewallFeedback = { kind: 'firewall-policy', requirements: judged }
  const broken = judged.find(({ counterexample }) => counterexample !== undefined)
  if (!broken?.counterexample) return { outcome: { status: 'passed' }, score: 1, feedback }
  const means = (other: Policy) => comparePolicies(policy, other, budget).is === 'same'
  const isLazy = lazyPolicies(policy, variant).some(means)
  const known = variant.misconceptions.find(({ signs }) => signs.every(means))
  if (budget.left < 0) return tooIntricate
  const { packet, given, rule } = broken.counterexample
  const shown = describePacket(packet, variant.vocabulary)
  return failed(
    known
      ? { code: 'misconception', id: known.id, says: known.says, actual: shown }
      : {
          code: 'wrong-decision',
          requirement: broken.says,
          packet: shown,
          actual: given,
          rule: rule === null ? null : rule + 1,
        },
    isLazy ? 0 : shareMet(variant, judged),
    { feedback, right: { kind: 'firewall-policy', needed } },
  )
}

/**
 * Whoever lets everything through meets all requirements to accept, and whoever blocks it all those to deny. That
 * earns nothing, nor does what was there at the start.
 */
function lazyPolicies({ universe }: Policy, { start, vocabulary }: FirewallVariant): Policy[] {
  const untouched = compilePolicy(start, vocabulary)
  return [
    { rules: [], otherwise: 'accept', universe },
    { rules: [], otherwise: 'deny', universe },
    ...(untouched ? [untouched] : []),
  ]
}

function shareMet(variant: FirewallVariant, judged: FirewallFeedback['requirements']): number {
  let [earned, all] = [0, 0]
  for (const [index, { points }] of variant.requirements.entries()) {
    all += points
    if (judged[index]?.met) earned += points
  }
  return earned / all
}

function decided(policy: Policy, point: readonly number[]) {
  const { decision, rule } = decide(policy, point)
  if (decision === 'free') throw new Error('firewall: a student’s policy decides nothing as free')
  return { decision, rule }
}

function unreadable(response: FirewallResponse, vocabulary: Vocabulary): FirewallVerdict {
  const found = findRuleProblem(response, vocabulary)
  const rule = response.rules[found?.rule ?? 0]
  if (!found || !rule) throw new Error('firewall: every rule can be read, but not the policy')
  const line = found.rule + 1
  return failed(
    {
      code: 'unreadable',
      actual: rule[found.problem.field],
      problem: `Rule ${line}: ${found.problem.says}`,
      where: { stream: 'response', line },
    },
    0,
  )
}

type FirewallVerdict = Verdict<FirewallMismatch, FirewallFeedback, FirewallRight>

function failed(
  mismatch: CommonMismatch | FirewallMismatch,
  score: number,
  shown: Pick<FirewallVerdict, 'feedback' | 'right'> = {},
): FirewallVerdict {
  return { outcome: { status: 'failed', mismatch }, score, ...shown }
}
