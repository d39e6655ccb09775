// Judges a policy by what it means: each requirement is a set of packets with the decision that all of them must
// get, and is compared exactly with what the policy decides.
import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { FirewallFeedback } from '#graders/parts/firewall-policy/firewall-feedback.ts'
import type { FirewallMismatch } from '#graders/parts/firewall-policy/firewall-mismatch.ts'
import type { FirewallPart } from '#graders/parts/firewall-policy/firewall-part.ts'
import type { FirewallResponse } from '#graders/parts/firewall-policy/firewall-response.ts'
import { type FirewallVariant, readFirewallPart } from '#graders/parts/firewall-policy/read-firewall-part.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import type { Unjudged } from '#graders/parts/unjudged.ts'
import type { Box, Budget } from '#protocols/firewall/box.ts'
import { eachDifference, findDifference } from '#protocols/firewall/compare-policies.ts'
import { compilePolicy, compileRule } from '#protocols/firewall/compile-rule.ts'
import { mostHumanPacket } from '#protocols/firewall/human-packet.ts'
import { pointOf } from '#protocols/firewall/packet.ts'
import { decide, type Policy } from '#protocols/firewall/policy.ts'
import type { Vocabulary } from '#protocols/firewall/rule.ts'
import { describePacket } from '#protocols/firewall/trace-packet.ts'

/** Cuts of boxes: some seconds of work. A policy that people wrote needs a thousandth of it. */
const cutsMax = 20_000_000
/** So many places of disagreement are looked at for the most human packet. */
const piecesMax = 5_000
const tangled =
  'Your policy is too intricate to be compared: its rules overlap in too many ways. Write it with fewer rules.'

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

  const budget = { left: cutsMax }
  const judged: FirewallFeedback['requirements'] = []
  for (const { id, says, specification } of variant.requirements) {
    const places: Box[] = []
    const all = eachDifference(
      policy,
      specification,
      ({ box }) => {
        places.push(box)
        return places.length < piecesMax
      },
      budget,
    )
    const packet = mostHumanPacket(places, variant.vocabulary)
    if (packet) {
      const given = decided(policy, pointOf(packet))
      const needed = given.decision === 'accept' ? 'deny' : 'accept'
      const counterexample = { packet, given: given.decision, needed, rule: given.rule } as const
      judged.push({ id, says, met: false, counterexample })
    } else if (all) judged.push({ id, says, met: true })
    else return { unjudged: tangled }
  }

  const feedback: FirewallFeedback = { kind: 'firewall-policy', requirements: judged }
  const broken = judged.find(({ counterexample }) => counterexample !== undefined)
  if (!broken?.counterexample) return { outcome: { status: 'passed' }, score: 1, feedback }
  const score = isLazy(policy, variant, budget) ? 0 : shareMet(variant, judged)
  const known = variant.misconceptions.find(({ signs }) =>
    signs.every((sign) => !findDifference(policy, sign)),
  )
  const { packet, given, needed, rule } = broken.counterexample
  const shown = describePacket(packet, variant.vocabulary)
  return failed(
    known
      ? { code: 'misconception', id: known.id, says: known.says, actual: shown }
      : {
          code: 'wrong-decision',
          requirement: broken.says,
          packet: shown,
          expected: needed,
          actual: given,
          rule: rule === null ? null : rule + 1,
        },
    score,
    feedback,
  )
}

/**
 * Whoever lets everything through meets all requirements to accept, and whoever blocks it all those to deny. That
 * earns nothing, nor does what was there at the start.
 */
function isLazy(policy: Policy, variant: FirewallVariant, budget: Budget): boolean {
  const { universe } = policy
  const lazy: (Policy | null)[] = [
    { rules: [], otherwise: 'accept', universe },
    { rules: [], otherwise: 'deny', universe },
    compilePolicy(variant.start, variant.vocabulary),
  ]
  return lazy.some((each) => {
    if (!each) return false
    let same = true
    const all = eachDifference(policy, each, () => (same = false), budget)
    return all && same
  })
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
  for (const [index, rule] of response.rules.entries()) {
    const compiled = compileRule(rule, vocabulary)
    const [problem] = compiled.ok ? [] : compiled.problems
    if (!problem) continue
    const actual = problem.field === 'state' ? rule.state : rule[problem.field]
    return failed(
      {
        code: 'unreadable',
        actual,
        problem: `Rule ${index + 1}: ${problem.says}`,
        where: { stream: 'response', line: index + 1 },
      },
      0,
    )
  }
  throw new Error('firewall: every rule can be read, but not the policy')
}

type FirewallVerdict = Verdict<FirewallMismatch, FirewallFeedback>

function failed(
  mismatch: CommonMismatch | FirewallMismatch,
  score: number,
  feedback?: FirewallFeedback,
): FirewallVerdict {
  return { outcome: { status: 'failed', mismatch }, score, ...(feedback ? { feedback } : {}) }
}
