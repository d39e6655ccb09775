// Rules that do not do what they seem to do, found over unions of earlier rules, not over pairs. The words are
// those of Al-Shaer and Hamed ("Discovery of policy anomalies in distributed firewalls", INFOCOM 2004):
//
//   shadowed      no packet ever reaches the rule, and earlier rules decide some of its packets otherwise
//   redundant     without the rule the policy means the same; one that no packet ever reaches is covered by
//                 earlier rules that decide as it does
//   generalises   the rule decides otherwise what is around an earlier rule, which is an exception to it; this
//                 is how exceptions are written, and no mistake
//   correlated    the rule and an earlier one disagree on what both match, so their order matters
//
// How this works: no set of packets is ever written out. Each word is a question whether some rules cover the
// overlap of two others, and is asked of uncovered.ts.
import type { Budget } from '#protocols/firewall/budget.ts'
import type { Policy, PolicyRule } from '#protocols/firewall/policy.ts'
import { intersect, type Region } from '#protocols/firewall/region.ts'
import { findUncovered } from '#protocols/firewall/uncovered.ts'

export interface Anomaly {
  kind: 'shadowed' | 'redundant' | 'generalises' | 'correlated'
  /** Index of the rule that it is about. */
  rule: number
  /**
   * Indices of the rules that make it so, in order: those that cover a shadowed or redundant rule, or the
   * earlier rules that it generalises or is correlated with.
   */
  others: readonly number[]
  /** Of a redundant rule: the default takes over some of what it does, or all where there are no others. */
  byDefault: boolean
}

export interface Analysis {
  anomalies: Anomaly[]
  /** Not when the budget was spent before all rules were looked at. What was found is true all the same. */
  isComplete: boolean
}

/** Some milliseconds, for it is done at each keystroke. The policies that people write need a tenth of it. */
const analysisSteps = 250_000

export function findAnomalies(policy: Policy, budget: Budget = { left: analysisSteps }): Analysis {
  const { rules } = policy
  const isLive: boolean[] = []
  for (const [index, rule] of rules.entries()) {
    isLive.push(leavesOpen(rule.regions, regionsOf(rules.slice(0, index)), budget))
    if (budget.left < 0) return { anomalies: [], isComplete: false }
  }
  const anomalies: Anomaly[] = []
  for (const index of rules.keys()) {
    const found = isLive[index]
      ? [...findRedundant(policy, index, isLive, budget), ...findPartners(rules, index, isLive, budget)]
      : [describeDead(rules, index, isLive, budget)]
    if (budget.left < 0) return { anomalies, isComplete: false }
    anomalies.push(...found)
  }
  return { anomalies, isComplete: true }
}

type Rules = readonly PolicyRule[]

const regionsOf = (rules: Rules): Region[] => rules.flatMap(({ regions }) => regions)

/** Means something only while the budget lasts. */
const leavesOpen = (targets: readonly Region[], covers: readonly Region[], budget: Budget) =>
  targets.some((target) => findUncovered(target, covers, budget).is === 'open')

function overlap(one: PolicyRule | undefined, other: PolicyRule | undefined): Region[] {
  const pairs = one?.regions.flatMap((a) => other?.regions.map((b) => intersect(a, b)) ?? []) ?? []
  return pairs.filter((region) => region !== null)
}

/** Shadowed, unless earlier rules of its own decision cover it on their own. */
function describeDead(rules: Rules, index: number, isLive: readonly boolean[], budget: Budget): Anomaly {
  const rule = rules[index]
  const before = [...rules.keys()].slice(0, index).filter((other) => isLive[other])
  const alike = before.filter((other) => rules[other]?.decision === rule?.decision)
  const covers = alike.flatMap((other) => rules[other]?.regions ?? [])
  const isShadowed = leavesOpen(rule?.regions ?? [], covers, budget)
  const others = fewest(rules, index, isShadowed ? before : alike, budget)
  return { kind: isShadowed ? 'shadowed' : 'redundant', rule: index, others, byDefault: false }
}

/** One rule that covers the rule when there is one; else the rules that cannot be left out. */
function fewest(rules: Rules, index: number, from: readonly number[], budget: Budget): number[] {
  const targets = rules[index]?.regions ?? []
  const cover = (by: readonly number[]) => {
    const covers = by.flatMap((other) => rules[other]?.regions ?? [])
    return !leavesOpen(targets, covers, budget)
  }
  const alone = from.find((other) => cover([other]))
  if (alone !== undefined) return [alone]
  let needed = from.filter((other) => overlap(rules[index], rules[other]).length > 0)
  for (const other of needed.toReversed()) {
    const without = needed.filter((each) => each !== other)
    if (cover(without)) needed = without
  }
  return needed
}

/**
 * Redundant: without the rule, what reached it is decided alike by what follows. That must hold for the policy as it
 * stands, in which a dead rule may come to life once this one is gone; and for the policy without its dead rules, so
 * that of two rules that make each other idle only the later one is named.
 */
function findRedundant(policy: Policy, index: number, isLive: readonly boolean[], budget: Budget): Anomaly[] {
  const { rules } = policy
  const rule = rules[index]
  if (!rule) return []
  const earlier = regionsOf(rules.slice(0, index))
  const [alike, alikeAndLive]: [Region[], Region[]] = [[...earlier], [...earlier]]
  const others: number[] = []
  for (const [other, { regions, decision }] of rules.entries()) {
    if (other <= index) continue
    const shared = overlap(rule, rules[other])
    if (shared.length === 0) continue
    if (decision !== rule.decision) {
      if (leavesOpen(shared, isLive[other] ? alikeAndLive : alike, budget)) return []
      continue
    }
    if (isLive[other] && leavesOpen(shared, alikeAndLive, budget)) others.push(other)
    alike.push(...regions)
    if (isLive[other]) alikeAndLive.push(...regions)
  }
  const byDefault = leavesOpen(rule.regions, alikeAndLive, budget)
  if (byDefault && policy.otherwise !== rule.decision) return []
  return [{ kind: 'redundant', rule: index, others, byDefault }]
}

/** The earlier rules that it disagrees with, where they decide. */
function findPartners(rules: Rules, index: number, isLive: readonly boolean[], budget: Budget): Anomaly[] {
  const rule = rules[index]
  const generalised: number[] = []
  const correlated: number[] = []
  for (const [other, partner] of rules.slice(0, index).entries()) {
    if (partner.decision === rule?.decision || !isLive[other]) continue
    const shared = overlap(rule, partner)
    if (shared.length === 0 || !leavesOpen(shared, regionsOf(rules.slice(0, other)), budget)) continue
    const list = leavesOpen(partner.regions, rule?.regions ?? [], budget) ? correlated : generalised
    list.push(other)
  }
  const anomaly = (kind: Anomaly['kind'], others: number[]): Anomaly[] =>
    others.length > 0 ? [{ kind, rule: index, others, byDefault: false }] : []
  return [...anomaly('generalises', generalised), ...anomaly('correlated', correlated)]
}
