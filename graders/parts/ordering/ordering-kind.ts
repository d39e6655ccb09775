import { factsUse } from '#graders/parts/facts-use.ts'
import { gradeOrdering } from '#graders/parts/ordering/grade-ordering.ts'
import { orderingReadability } from '#graders/parts/ordering/live/ordering-readability.ts'
import { orderedItems } from '#graders/parts/ordering/ordered-items.ts'
import { OrderingFeedbackSchema, OrderingRightSchema } from '#graders/parts/ordering/ordering-feedback.ts'
import { explainOrdering, orderingMismatches } from '#graders/parts/ordering/ordering-mismatch.ts'
import { type OrderingPart, OrderingPartSchema } from '#graders/parts/ordering/ordering-part.ts'
import { orderingProblems, orderingVariantProblems } from '#graders/parts/ordering/ordering-problems.ts'
import { type OrderingResponse, OrderingResponseSchema } from '#graders/parts/ordering/ordering-response.ts'
import type { PresentedOrdering } from '#graders/parts/ordering/presented-ordering.ts'
import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'

export const orderingKind = answeredKind('ordering', {
  part: OrderingPartSchema,
  response: OrderingResponseSchema,
  feedback: OrderingFeedbackSchema,
  right: OrderingRightSchema,
  mismatches: orderingMismatches,
  explain: explainOrdering,

  claims: () => [],

  texts: ({ ask, items = [], misconceptions }) => [
    { at: ['ask'], text: ask },
    ...items.flatMap(({ text, because }, index) => [
      { at: ['items', index, 'text'], text },
      ...(because === undefined ? [] : [{ at: ['items', index, 'because'], text: because }]),
    ]),
    ...misconceptions.map(({ says }, index) => ({ at: ['misconceptions', index, 'says'], text: says })),
  ],

  facts: ({ from }) => factsUse(from, ['text', 'rank', 'because']),

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: orderingProblems,
  variantProblems: orderingVariantProblems,

  points: ({ points }) => points,

  present: (part, scope): PresentedOrdering => ({
    id: part.id,
    kind: part.kind,
    ask: scope.fill(part.ask),
    points: part.points,
    items: orderedItems(part, scope).offered.map(({ text }) => text),
    spares: part.from
      ? scope.facts(part.from.facts).all.some((row) => row[part.from?.rank ?? ''] === 'out')
      : (part.items ?? []).some(({ out }) => out),
    credit: part.credit,
  }),

  readability: orderingReadability,

  grade: gradeOrdering,

  solve(part, scope) {
    const { offered, right } = orderedItems(part, scope)
    return right.map((name) => offered.find((item) => item.name === name)?.text ?? name).join(' → ')
  },

  responseFrom: readWritten,

  cases: casesOf,
})

/** `solution`, or changes to it, one on a line or between semicolons: `a before b`, `with c`, `without d`. */
function readWritten(part: OrderingPart, text: string, scope: PartScope): OrderingResponse | null {
  const { offered, right, names } = orderedItems(part, scope)
  let order = [...right]
  if (text.trim() === 'solution') return inOrder(part, scope, order)
  for (const change of text.split(/[;\n]/u).filter((each) => each.trim() !== '')) {
    const [, word, one = '', early = '', late = ''] =
      /^\s*(?:(with|without)\s+(.+?)|(.+?)\s+before\s+(.+?))\s*$/u.exec(change) ?? []
    const named = word === undefined ? [early, late] : [one]
    const stray = named.find((name) => !names.has(name))
    if (stray !== undefined) throw new RangeError(`“${stray}” is no item of “${part.id}”`)
    if (named.some((name) => !offered.some((item) => item.name === name))) return null
    if (word === 'with') order.push(one)
    else if (word === 'without') order = order.filter((name) => name !== one)
    else {
      order = order.filter((name) => name !== early)
      order.splice(order.indexOf(late), 0, early)
    }
  }
  return inOrder(part, scope, order)
}

function inOrder(part: OrderingPart, scope: PartScope, names: readonly string[]): OrderingResponse {
  const { offered } = orderedItems(part, scope)
  return { kind: part.kind, order: names.map((name) => offered.findIndex((item) => item.name === name)) }
}

function casesOf(part: OrderingPart, scope: PartScope): PartCase[] {
  const { right, out, before } = orderedItems(part, scope)
  const made = (name: string, names: readonly string[], verdict: PartCase['verdict']): PartCase => ({
    name,
    response: inOrder(part, scope, names),
    verdict,
  })
  const cases = [
    made('a right order', right, { passed: true }),
    made('nothing', [], { passed: false, code: 'blank' }),
    made('without its end', right.slice(0, -1), { passed: false, code: 'items-missing' }),
  ]
  for (const { id, early, late } of part.misconceptions) {
    if (!right.includes(early) && !out.has(early)) continue
    if (late !== undefined && !right.includes(late)) continue
    const from = late === undefined ? right.length : right.indexOf(late)
    // What else must come before it is there already, so that nothing but this is wrong with it.
    const others = right.filter((name) => name !== early && before.get(early)?.has(name) && name !== late)
    const independent = others.filter((name) => late === undefined || !before.get(name)?.has(late))
    const start =
      late === undefined ? right.slice(0, from) : [...new Set([...right.slice(0, from), ...independent])]
    const names = [...new Set([...start.filter((name) => name !== early), early, ...right])]
    cases.push(made(`“${id}”`, names, { passed: false, code: 'misconception', misconception: id }))
  }
  return cases
}
