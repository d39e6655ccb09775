// Rules that do not do what they seem to do, found over unions of earlier rules, not over pairs. The words are
// those of Al-Shaer and Hamed ("Discovery of policy anomalies in distributed firewalls", INFOCOM 2004):
//
//   shadowed      no packet ever reaches the rule, and earlier rules decide some of its packets otherwise
//   redundant     without the rule the policy means the same, and no packet is decided against it
//   generalises   the rule decides otherwise what is around an earlier rule, which is an exception to it; this
//                 is how exceptions are written, and no mistake
//   correlated    the rule and an earlier one disagree on what both match, so their order matters
import { type Box, eachPieceOutside, isCovered, meets } from '#protocols/firewall/box.ts'
import type { Policy, PolicyRule } from '#protocols/firewall/policy.ts'

export interface Anomaly {
  kind: 'shadowed' | 'redundant' | 'generalises' | 'correlated'
  /** Index of the rule that it is about. */
  rule: number
  /**
   * Indices of the rules that make it so, in order: those that cover a shadowed or redundant rule, or the
   * earlier rules that it generalises or is correlated with. Empty: the default covers what it does.
   */
  others: readonly number[]
}

export function findAnomalies(policy: Policy): Anomaly[] {
  const { rules } = policy
  const effective = rules.map(({ boxes }, index) =>
    piecesOutside(
      boxes,
      rules.slice(0, index).flatMap((rule) => rule.boxes),
    ),
  )
  return rules.flatMap((rule, index) => {
    const reached = effective[index] ?? []
    if (reached.length === 0) return [describeUnreachable(rules, index)]
    const anomalies: Anomaly[] = []
    const covering = coveringLater(policy, index, effective)
    if (covering) anomalies.push({ kind: 'redundant', rule: index, others: covering })
    const generalised: number[] = []
    const correlated: number[] = []
    for (const [other, { boxes, decision }] of rules.slice(0, index).entries()) {
      if (decision === rule.decision) continue
      if (!effective[other]?.some((piece) => rule.boxes.some((box) => meets(piece, box)))) continue
      const list = boxes.every((box) => isCovered(box, rule.boxes)) ? generalised : correlated
      list.push(other)
    }
    if (generalised.length > 0) anomalies.push({ kind: 'generalises', rule: index, others: generalised })
    if (correlated.length > 0) anomalies.push({ kind: 'correlated', rule: index, others: correlated })
    return anomalies
  })
}

/** Shadowed, unless earlier rules of its own decision cover it on their own. */
function describeUnreachable(rules: readonly PolicyRule[], index: number): Anomaly {
  const rule = rules[index]
  const boxes = rule?.boxes ?? []
  const before = rules.slice(0, index).map((_, other) => other)
  const alike = before.filter((other) => rules[other]?.decision === rule?.decision)
  const kind = coveredBy(rules, boxes, alike) ? 'redundant' : 'shadowed'
  return { kind, rule: index, others: fewest(rules, boxes, kind === 'redundant' ? alike : before) }
}

const coveredBy = (rules: readonly PolicyRule[], boxes: readonly Box[], by: readonly number[]) => {
  const others = by.flatMap((other) => rules[other]?.boxes ?? [])
  return boxes.every((box) => isCovered(box, others))
}

/** One rule that covers the boxes when there is one; else the rules that cannot be left out. */
function fewest(rules: readonly PolicyRule[], boxes: readonly Box[], from: readonly number[]): number[] {
  const alone = from.find((other) => coveredBy(rules, boxes, [other]))
  if (alone !== undefined) return [alone]
  let needed = [...from]
  for (const other of from.toReversed()) {
    const without = needed.filter((each) => each !== other)
    if (coveredBy(rules, boxes, without)) needed = without
  }
  return needed
}

/**
 * The later rules that decide what reaches rule `index` just as it does; null when something of it is decided
 * otherwise. Rules that nothing reaches are left out: of two that make each other idle, the later one is named.
 */
function coveringLater(
  { rules, otherwise }: Policy,
  index: number,
  effective: readonly (readonly Box[])[],
): number[] | null {
  const decision = rules[index]?.decision
  const others: number[] = []
  let open = effective[index] ?? []
  for (const [other, rule] of rules.entries()) {
    if (other <= index || effective[other]?.length === 0) continue
    const touched = open.some((piece) => rule.boxes.some((box) => meets(piece, box)))
    if (!touched) continue
    if (rule.decision !== decision) return null
    others.push(other)
    open = piecesOutside(open, rule.boxes)
    if (open.length === 0) return others
  }
  return otherwise === decision ? others : null
}

/** As disjoint boxes, when `boxes` are or overlap each other. */
function piecesOutside(boxes: readonly Box[], others: readonly Box[]): Box[] {
  const pieces: Box[] = []
  for (const [index, box] of boxes.entries()) {
    eachPieceOutside(box, [...boxes.slice(0, index), ...others], (piece) => {
      pieces.push(piece)
      return pieces.length < piecesMax
    })
  }
  return pieces
}

/** No policy that a person writes comes near; it keeps a hostile one from filling the memory. */
const piecesMax = 20_000
