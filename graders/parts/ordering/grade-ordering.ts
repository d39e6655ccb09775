import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import { type OrderedItem, orderedItems } from '#graders/parts/ordering/ordered-items.ts'
import type { OrderingFeedback, OrderingRight } from '#graders/parts/ordering/ordering-feedback.ts'
import type { OrderingMismatch } from '#graders/parts/ordering/ordering-mismatch.ts'
import type { OrderingPart } from '#graders/parts/ordering/ordering-part.ts'
import type { OrderingResponse } from '#graders/parts/ordering/ordering-response.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'

type OrderingVerdict = Verdict<OrderingMismatch, OrderingFeedback, OrderingRight>

/** Every order that keeps to what must come before what is right. Judged from the front: the first item that cannot
 * stand where it does decides. */
export function gradeOrdering(
  part: OrderingPart,
  scope: PartScope,
  response: OrderingResponse | null,
): OrderingVerdict {
  const order = response?.order ?? []
  if (order.length === 0) return { outcome: { status: 'failed', mismatch: { code: 'blank' } }, score: 0 }
  const { offered, out, before, right } = orderedItems(part, scope)
  const placed = order.flatMap((at) => offered[at] ?? [])
  if (placed.length < order.length || new Set(order).size < order.length) {
    const problem = 'It has an item twice, or one that is not offered.'
    const mismatch = {
      code: 'unreadable',
      actual: order.join(', '),
      problem,
      where: { stream: 'response' },
    } as const
    return { outcome: { status: 'failed', mismatch }, score: 0 }
  }
  const names = placed.map(({ name }) => name)
  const lacking = (at: number) =>
    [...(before.get(names[at] ?? '') ?? [])].filter((name) => !names.slice(0, at).includes(name))
  const firstWrong = placed.findIndex(({ name }, at) => out.has(name) || lacking(at).length > 0)
  const rightSoFar = firstWrong < 0 ? placed.length : firstWrong
  if (rightSoFar === right.length && firstWrong < 0) return { outcome: { status: 'passed' }, score: 1 }

  // What does not belong there counts as one more to be got right.
  const strays = names.filter((name) => out.has(name)).length
  const actual = clipped(placed.map(({ text }) => text).join(', then '))
  const wrong = placed[firstWrong]
  return {
    outcome: {
      status: 'failed',
      mismatch: wrong
        ? mismatchOf(wrong, lacking(firstWrong))
        : { code: 'items-missing', missing: right.length - placed.length, actual },
    },
    score:
      part.credit === 'all-or-nothing' ? 0 : Math.round((rightSoFar / (right.length + strays)) * 100) / 100,
    feedback: { kind: part.kind, wrong: firstWrong < 0 ? null : firstWrong },
    right: rightOf(part, scope),
  }

  function mismatchOf(item: OrderedItem, missing: readonly string[]): CommonMismatch | OrderingMismatch {
    const idea = part.misconceptions.find(
      ({ early, late }) =>
        early === item.name && (late === undefined ? out.has(early) : missing.includes(late)),
    )
    if (idea) return { code: 'misconception', id: idea.id, says: scope.fill(idea.says), actual }
    if (out.has(item.name)) return { code: 'stray-item', item: item.text, rightSoFar, actual }
    const other = placed.find(({ name }) => missing.includes(name))?.text ?? ''
    return { code: 'too-early', item: item.text, other, rightSoFar, actual }
  }
}

function rightOf(part: OrderingPart, scope: PartScope): OrderingRight {
  const { offered, out, right } = orderedItems(part, scope)
  return {
    kind: part.kind,
    order: right.flatMap((name) =>
      offered
        .filter((item) => item.name === name)
        .map(({ text, because }) => ({ text, ...(because === undefined ? {} : { because }) })),
    ),
    out: offered.filter(({ name }) => out.has(name)).map(({ text }) => text),
  }
}

const actualMax = 1_000
const clipped = (text: string) => (text.length > actualMax ? `${text.slice(0, actualMax - 1)}…` : text)
