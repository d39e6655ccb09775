import type { PresentedStack } from '#graders/parts/header-stack/presented-stack.ts'
import type { StackResponse } from '#graders/parts/header-stack/stack-response.ts'
import type { Readability } from '#graders/parts/readability.ts'

/** Brackets and questions may be left open: they are then not right. */
export function stackReadability(part: PresentedStack, response: StackResponse | null): Readability {
  const { order = [], brackets = [], answers = [] } = response ?? {}
  const untouched =
    order.length === 0 &&
    brackets.every(({ from, to }) => from === null && to === null) &&
    answers.every((answer) => answer === null)
  if (untouched) return { is: 'blank' }
  const known = (block: number | 'none' | null) => typeof block !== 'number' || block < part.blocks.length
  const sound =
    new Set(order).size === order.length &&
    order.every(known) &&
    brackets.length <= part.brackets.length &&
    brackets.every(({ from, to }) => known(from) && known(to)) &&
    answers.every((answer, at) => answer === null || part.questions[at]?.options.includes(answer))
  if (sound) return { is: 'readable' }
  return { is: 'unreadable', says: 'It speaks of what is not on offer, or has a block twice. Choose again.' }
}
