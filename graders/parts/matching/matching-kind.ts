import { factsUse } from '#graders/parts/facts-use.ts'
import { gradeMatching, ideaOf } from '#graders/parts/matching/grade-matching.ts'
import { matchingReadability } from '#graders/parts/matching/live/matching-readability.ts'
import { matchedItems } from '#graders/parts/matching/matched-items.ts'
import { MatchingFeedbackSchema, MatchingRightSchema } from '#graders/parts/matching/matching-feedback.ts'
import { explainMatching, matchingMismatches } from '#graders/parts/matching/matching-mismatch.ts'
import { type MatchingPart, MatchingPartSchema } from '#graders/parts/matching/matching-part.ts'
import { matchingProblems, matchingVariantProblems } from '#graders/parts/matching/matching-problems.ts'
import { type MatchingResponse, MatchingResponseSchema } from '#graders/parts/matching/matching-response.ts'
import type { PresentedMatching } from '#graders/parts/matching/presented-matching.ts'
import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'

export const matchingKind = answeredKind('matching', {
  part: MatchingPartSchema,
  response: MatchingResponseSchema,
  feedback: MatchingFeedbackSchema,
  right: MatchingRightSchema,
  mismatches: matchingMismatches,
  explain: explainMatching,

  claims: () => [],

  texts: ({ ask, pairs = [], besides, misconceptions }) => [
    { at: ['ask'], text: ask },
    ...pairs.flatMap(({ left, right, because }, index) => [
      { at: ['pairs', index, 'left'], text: left },
      { at: ['pairs', index, 'right'], text: right },
      ...(because === undefined ? [] : [{ at: ['pairs', index, 'because'], text: because }]),
    ]),
    ...besides.map((text, index) => ({ at: ['besides', index], text })),
    ...misconceptions.map(({ says }, index) => ({ at: ['misconceptions', index, 'says'], text: says })),
  ],

  facts: ({ from }) => factsUse(from, ['left', 'right', 'because']),

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: matchingProblems,
  variantProblems: matchingVariantProblems,

  points: ({ points }) => points,

  present({ id, kind, ask, points, credit, ...part }, scope): PresentedMatching {
    const { items, offered } = matchedItems({ id, kind, ask, points, credit, ...part }, scope)
    return {
      id,
      kind,
      ask: scope.fill(ask),
      points,
      left: items.map(({ left }) => left),
      right: offered,
      credit,
    }
  },

  readability: matchingReadability,

  grade: gradeMatching,

  solve: (part, scope) =>
    matchedItems(part, scope)
      .items.map(({ left, right }) => `${left}: ${right}`)
      .join('; '),

  responseFrom: readWritten,

  cases: casesOf,
})

/** `solution`, or changes to it, one on a line or between semicolons: `e-mail = UDP`. An item that only other variants
 * have makes it a test of those. */
function readWritten(part: MatchingPart, text: string, scope: PartScope): MatchingResponse | null {
  const { items, offered, lefts, rights } = matchedItems(part, scope)
  const chosen = items.map(({ right }) => right)
  if (text.trim() === 'solution') return choosing(part, scope, chosen)
  for (const change of text.split(/[;\n]/u).filter((each) => each.trim() !== '')) {
    const [left = '', right = ''] = change.split('=').map((side) => side.trim())
    if (![...lefts].some((each) => scope.fill(each) === left)) {
      throw new RangeError(`“${left}” is no item of “${part.id}”`)
    }
    if (!offered.includes(right) && ![...rights].includes(right)) {
      throw new RangeError(`“${right}” cannot be chosen in “${part.id}”`)
    }
    const at = items.findIndex((item) => item.left === left)
    if (at < 0) return null
    chosen[at] = right
  }
  return choosing(part, scope, chosen)
}

function choosing(part: MatchingPart, scope: PartScope, texts: readonly string[]): MatchingResponse {
  const { offered } = matchedItems(part, scope)
  return {
    kind: part.kind,
    chosen: texts.map((text) => (offered.includes(text) ? offered.indexOf(text) : null)),
  }
}

function casesOf(part: MatchingPart, scope: PartScope): PartCase[] {
  const { items, offered } = matchedItems(part, scope)
  const right = items.map((item) => item.right)
  const cases: PartCase[] = [
    { name: 'the right pairs', response: choosing(part, scope, right), verdict: { passed: true } },
    {
      name: 'nothing chosen',
      response: choosing(part, scope, []),
      verdict: { passed: false, code: 'blank' },
    },
    {
      name: 'one left open',
      response: choosing(part, scope, right.slice(0, -1)),
      verdict: { passed: false, code: 'wrong-pairs' },
    },
  ]
  for (const { id, left, right: text } of part.misconceptions) {
    const shown = scope.fill(text)
    const at = items.findIndex(
      (item) => (left === undefined || item.written.left === left) && item.right !== shown,
    )
    // What it is about is not in this variant.
    if (at < 0) continue
    cases.push({
      name: `“${id}”`,
      response: choosing(part, scope, right.with(at, shown)),
      verdict: { passed: false, code: 'misconception', misconception: id },
    })
  }
  const plain = items.findIndex((item) =>
    offered.some((text) => text !== item.right && ideaOf(part, scope, item.written.left, text) === null),
  )
  const other = offered.find(
    (text) =>
      text !== items[plain]?.right && ideaOf(part, scope, items[plain]?.written.left ?? '', text) === null,
  )
  if (other !== undefined && plain >= 0) {
    const response = choosing(part, scope, right.with(plain, other))
    cases.push({ name: 'a wrong pair', response, verdict: { passed: false, code: 'wrong-pairs' } })
  }
  return cases
}
