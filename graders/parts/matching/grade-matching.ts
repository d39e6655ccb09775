import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import { matchedItems } from '#graders/parts/matching/matched-items.ts'
import type { MatchingFeedback, MatchingRight } from '#graders/parts/matching/matching-feedback.ts'
import type { MatchingMismatch } from '#graders/parts/matching/matching-mismatch.ts'
import type { MatchingPart } from '#graders/parts/matching/matching-part.ts'
import type { MatchingResponse } from '#graders/parts/matching/matching-response.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'

type MatchingVerdict = Verdict<MatchingMismatch, MatchingFeedback, MatchingRight>

/** The first idea of the author's that a pair follows. */
export function ideaOf(
  { misconceptions }: MatchingPart,
  scope: PartScope,
  left: string,
  chosen: string,
): MatchingPart['misconceptions'][number] | null {
  const fits = (idea: MatchingPart['misconceptions'][number]) =>
    (idea.left === undefined || idea.left === left) && scope.fill(idea.right) === chosen
  return misconceptions.find(fits) ?? null
}

/** Judges each pair by itself. Null is blank, as is a response in which nothing is chosen. */
export function gradeMatching(
  part: MatchingPart,
  scope: PartScope,
  response: MatchingResponse | null,
): MatchingVerdict {
  const chosen = response?.chosen ?? []
  if (chosen.every((at) => at === null)) return failed({ code: 'blank' })
  const { items, offered } = matchedItems(part, scope)
  if (chosen.length > items.length || chosen.some((at) => at !== null && at >= offered.length)) {
    const problem = 'It speaks of what is not offered.'
    return failed({ code: 'unreadable', actual: chosen.join(', '), problem, where: { stream: 'response' } })
  }
  const pairs = items.map((item, at) => ({ ...item, at, chosen: offered[chosen[at] ?? -1] ?? null }))
  const open = pairs.filter((pair) => pair.chosen === null)
  const wrong = pairs.flatMap((pair) => {
    if (pair.chosen === null || pair.chosen === pair.right) return []
    return [{ ...pair, idea: ideaOf(part, scope, pair.written.left, pair.chosen) }]
  })
  if (wrong.length === 0 && open.length === 0) return { outcome: { status: 'passed' }, score: 1 }

  const rightShare = (pairs.length - wrong.length - open.length) / pairs.length
  const score = part.credit === 'all-or-nothing' ? 0 : Math.round(rightShare * 100) / 100
  const actual = clipped(pairs.map(({ left, chosen: what }) => `${left}: ${what ?? 'nothing'}`).join('; '))
  const named = wrong.find(({ idea }) => idea !== null)
  const mismatch: CommonMismatch | MatchingMismatch = named?.idea
    ? {
        code: 'misconception',
        id: named.idea.id,
        says: scope.fill(named.idea.says),
        actual: `${named.left}: ${named.chosen}`,
      }
    : { code: 'wrong-pairs', wrong: wrong.length, open: open.length, of: pairs.length, actual }
  return {
    outcome: { status: 'failed', mismatch },
    score,
    feedback: {
      kind: part.kind,
      wrong: wrong.map(({ at, idea }) => ({ at, ...(idea ? { says: scope.fill(idea.says) } : {}) })),
    },
    right: {
      kind: part.kind,
      pairs: items.map(({ right, because }) => ({ right, ...(because === undefined ? {} : { because }) })),
    },
  }
}

const actualMax = 1_000
const clipped = (text: string) => (text.length > actualMax ? `${text.slice(0, actualMax - 1)}…` : text)

const failed = (mismatch: CommonMismatch): MatchingVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
