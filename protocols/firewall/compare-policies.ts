// Where two policies decide differently, exactly.
//
// How this works: a packet is decided differently when the first rule of A that matches it, i, and the first of
// B, j, disagree. So for each pair (i, j) that disagrees and overlaps, what counts is their overlap without
// all earlier rules of A and of B. Two shortcuts make thousands of rules quick. An index finds the boxes that
// meet i (box-index.ts). And where B has the very same box as i before j, or A the same as j before i, nothing
// of the overlap is left: two policies that differ little are compared in little more than the time of finding
// their overlaps.
import { type Box, type Budget, eachPieceOutside, intersect } from '#protocols/firewall/box.ts'
import { makeBoxIndex } from '#protocols/firewall/box-index.ts'
import type { Decision, Policy } from '#protocols/firewall/policy.ts'

export interface Difference {
  /** Every packet in it is decided by these two rules (null: the default), which disagree. */
  box: Box
  ruleOfA: number | null
  ruleOfB: number | null
}

/**
 * Hands the places where `a` and `b` disagree to `take`, as disjoint boxes, until it answers false. `free`
 * disagrees with nothing. Answers whether it went through all of them: not when the budget was spent.
 */
export function eachDifference(
  a: Policy,
  b: Policy,
  take: (difference: Difference) => boolean | undefined,
  budget?: Budget,
): boolean {
  const [flatA, flatB] = [flatten(a), flatten(b)]
  for (let i = 0; i < flatA.entries.length; i += 1) {
    const mine = flatA.entries[i]
    if (!mine || mine.decision === 'free' || flatA.firstOf.get(mine.key) !== i) continue
    const rivals = flatB.index.meeting(mine.box)
    if (!rivals.some((j) => disagree(mine.decision, flatB.entries[j]?.decision))) continue
    // Filled when the shortcuts do not answer, which is rare between policies that are alike.
    let earlierInA: number[] | null = null
    const sameInB = flatB.firstOf.get(mine.key) ?? Number.POSITIVE_INFINITY
    for (const [place, j] of rivals.entries()) {
      const rival = flatB.entries[j]
      if (j > sameInB || !rival) break
      if (!disagree(mine.decision, rival.decision)) continue
      if ((flatA.firstOf.get(rival.key) ?? i) < i) continue
      const both = intersect(mine.box, rival.box)
      if (!both) continue
      earlierInA ??= flatA.index.meeting(mine.box).filter((index) => index < i)
      const earlier = [
        ...earlierInA.map((index) => flatA.entries[index]),
        ...rivals.slice(0, place).map((index) => flatB.entries[index]),
      ].flatMap((entry) => (entry ? [entry.box] : []))
      const goOn = eachPieceOutside(
        both,
        earlier,
        (box) => take({ box, ruleOfA: mine.rule, ruleOfB: rival.rule }),
        budget,
      )
      if (!goOn) return false
    }
  }
  return true
}

/** The first place found where the policies disagree; null when they mean the same. */
export function findDifference(a: Policy, b: Policy): Difference | null {
  let found: Difference | null = null
  eachDifference(a, b, (difference) => {
    found = difference
    return false
  })
  return found
}

const disagree = (one: Decision, other: Decision | undefined) =>
  one !== other && one !== 'free' && other !== 'free' && other !== undefined

interface Entry {
  box: Box
  decision: Decision
  rule: number | null
  /** The same for the same box. */
  key: string
}

interface Flat {
  /** One for each box, in order; the default last. */
  entries: Entry[]
  index: ReturnType<typeof makeBoxIndex>
  /** Key of a box to the first entry that has it: a later one with the same box never decides. */
  firstOf: Map<string, number>
}

/** One policy is held against several, one requirement after the other. */
const flattened = new WeakMap<Policy, Flat>()

function flatten(policy: Policy): Flat {
  const known = flattened.get(policy)
  if (known) return known
  const { rules, otherwise, universe } = policy
  const entries: Entry[] = []
  for (const [rule, { boxes, decision }] of rules.entries()) {
    for (const box of boxes) entries.push({ box, decision, rule, key: box.join() })
  }
  entries.push({ box: universe, decision: otherwise, rule: null, key: universe.join() })
  const firstOf = new Map<string, number>()
  for (const [index, { key }] of entries.entries()) if (!firstOf.has(key)) firstOf.set(key, index)
  const flat = { entries, index: makeBoxIndex(entries.map(({ box }) => box)), firstOf }
  flattened.set(policy, flat)
  return flat
}
