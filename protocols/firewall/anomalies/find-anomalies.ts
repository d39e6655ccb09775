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
import type { Budget } from '#protocols/firewall/compare/budget.ts'
import { intersect, meets, type Region } from '#protocols/firewall/compare/region.ts'
import { findUncovered } from '#protocols/firewall/compare/uncovered.ts'
import type { Policy, PolicyRule } from '#protocols/firewall/rule/policy.ts'

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
  const scene: Scene = { policy, near: rules.map(() => []), isLive: [], budget }
  for (const [index, rule] of rules.entries()) {
    budget.left -= 1 + index
    if (budget.left < 0) return { anomalies: [], isComplete: false }
    for (const [other, { regions }] of rules.slice(0, index).entries()) {
      if (!regions.some((one) => rule.regions.some((region) => meets(one, region)))) continue
      scene.near[index]?.push(other)
      scene.near[other]?.push(index)
    }
    scene.isLive.push(leavesOpen(rule.regions, regionsOf(scene, scene.near[index] ?? []), budget))
  }
  const anomalies: Anomaly[] = []
  for (const [index, rule] of rules.entries()) {
    const near = scene.near[index] ?? []
    const found = scene.isLive[index]
      ? [...findRedundant(scene, rule, index, near), ...findPartners(scene, rule, index, near)]
      : [describeDead(scene, rule, index, near)]
    if (budget.left < 0) return { anomalies, isComplete: false }
    anomalies.push(...found)
  }
  return { anomalies, isComplete: true }
}

interface Scene {
  policy: Policy
  /** For each rule, the indices of those that meet it: no others make a difference to it. */
  near: number[][]
  /** For each rule, whether any packet reaches it. */
  isLive: boolean[]
  budget: Budget
}

const regionsOf = ({ policy: { rules } }: Scene, indices: readonly number[]): Region[] =>
  indices.flatMap((index) => rules[index]?.regions ?? [])

/** Means something only while the budget lasts. */
const leavesOpen = (targets: readonly Region[], covers: readonly Region[], budget: Budget) =>
  targets.some((target) => findUncovered(target, covers, budget).is === 'open')

const overlap = (one: PolicyRule, other: PolicyRule): Region[] =>
  one.regions.flatMap((a) => other.regions.map((b) => intersect(a, b))).filter((region) => region !== null)

/** Shadowed, unless earlier rules of its own decision cover it on their own. */
function describeDead(scene: Scene, rule: PolicyRule, index: number, near: readonly number[]): Anomaly {
  const { policy, isLive, budget } = scene
  const before = near.filter((other) => other < index && isLive[other])
  const alike = before.filter((other) => policy.rules[other]?.decision === rule.decision)
  const isShadowed = leavesOpen(rule.regions, regionsOf(scene, alike), budget)
  const others = fewest(scene, rule, isShadowed ? before : alike)
  return { kind: isShadowed ? 'shadowed' : 'redundant', rule: index, others, byDefault: false }
}

/** One rule that covers the rule when there is one; else the rules that cannot be left out. */
function fewest(scene: Scene, { regions }: PolicyRule, from: readonly number[]): readonly number[] {
  const cover = (by: readonly number[]) => !leavesOpen(regions, regionsOf(scene, by), scene.budget)
  const alone = from.find((other) => cover([other]))
  if (alone !== undefined) return [alone]
  let needed = from
  for (const other of from.toReversed()) {
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
function findRedundant(scene: Scene, rule: PolicyRule, index: number, near: readonly number[]): Anomaly[] {
  const { policy, isLive, budget } = scene
  const alike = regionsOf(
    scene,
    near.filter((other) => other < index),
  )
  const alikeAndLive = [...alike]
  const others: number[] = []
  for (const other of near) {
    const later = policy.rules[other]
    if (other < index || !later) continue
    const shared = overlap(rule, later)
    if (later.decision !== rule.decision) {
      if (leavesOpen(shared, isLive[other] ? alikeAndLive : alike, budget)) return []
      continue
    }
    if (isLive[other] && leavesOpen(shared, alikeAndLive, budget)) others.push(other)
    alike.push(...later.regions)
    if (isLive[other]) alikeAndLive.push(...later.regions)
  }
  const byDefault = leavesOpen(rule.regions, alikeAndLive, budget)
  if (byDefault && policy.otherwise !== rule.decision) return []
  return [{ kind: 'redundant', rule: index, others, byDefault }]
}

/** The earlier rules that it disagrees with, where they decide. */
function findPartners(scene: Scene, rule: PolicyRule, index: number, near: readonly number[]): Anomaly[] {
  const { policy, isLive, budget } = scene
  const generalised: number[] = []
  const correlated: number[] = []
  const earlier: Region[] = []
  for (const other of near) {
    const partner = policy.rules[other]
    if (other > index || !partner) break
    if (partner.decision !== rule.decision && isLive[other]) {
      if (leavesOpen(overlap(rule, partner), earlier, budget)) {
        const list = leavesOpen(partner.regions, rule.regions, budget) ? correlated : generalised
        list.push(other)
      }
    }
    earlier.push(...partner.regions)
  }
  const anomaly = (kind: Anomaly['kind'], others: number[]): Anomaly[] =>
    others.length > 0 ? [{ kind, rule: index, others, byDefault: false }] : []
  return [...anomaly('generalises', generalised), ...anomaly('correlated', correlated)]
}
