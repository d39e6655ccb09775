// What can be done with a packet that is put together: pure, for buttons, keys and lists alike.
import { changeOrder, type OrderChange } from '#components/parts/ordering/change-order.ts'
import type { StackResponse } from '#graders/parts/header-stack/stack-response.ts'

export type StackChange =
  | { set: 'order'; change: OrderChange }
  /** `to`: the place of a block on offer in digits, `none`, or nothing. */
  | { set: 'bracket'; at: number; end: 'from' | 'to'; to: string }
  | { set: 'answer'; at: number; to: string }

/** `counts`: how many brackets and questions there are. */
export function stackReducer(
  response: StackResponse | undefined,
  counts: { brackets: number; questions: number },
  change: StackChange,
): StackResponse {
  const before: StackResponse = {
    kind: 'header-stack',
    order: response?.order ?? [],
    brackets: Array.from(
      { length: counts.brackets },
      (_, at) => response?.brackets[at] ?? { from: null, to: null },
    ),
    answers: Array.from({ length: counts.questions }, (_, at) => response?.answers[at] ?? null),
  }
  switch (change.set) {
    case 'order':
      return { ...before, order: changeOrder(before.order, change.change) }
    case 'answer':
      return { ...before, answers: before.answers.with(change.at, change.to === '' ? null : change.to) }
    case 'bracket': {
      const bracket = before.brackets[change.at] ?? { from: null, to: null }
      const block = /^\d+$/u.test(change.to) ? Number(change.to) : null
      // Whoever goes through the list with the arrows passes `none`: the end stays for what is chosen next.
      const changed =
        change.end === 'to'
          ? { ...bracket, to: block }
          : { ...bracket, from: change.to === 'none' ? ('none' as const) : block }
      return { ...before, brackets: before.brackets.with(change.at, changed) }
    }
  }
}
