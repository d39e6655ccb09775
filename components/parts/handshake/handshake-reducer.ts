// What can be done with a handshake that is put in order: pure.
import { changeOrder, type OrderChange } from '#components/parts/ordering/change-order.ts'
import type { HandshakeResponse } from '#graders/parts/handshake/handshake-response.ts'

export type HandshakeChange =
  | { set: 'order'; change: OrderChange }
  | { set: 'answer'; at: number; to: string }

/** `questions`: how many there are. An empty text takes an answer back. */
export function handshakeReducer(
  response: HandshakeResponse | undefined,
  questions: number,
  change: HandshakeChange,
): HandshakeResponse {
  const order = response?.order ?? []
  const answers = Array.from({ length: questions }, (_, at) => response?.answers[at] ?? null)
  return change.set === 'order'
    ? { kind: 'handshake', order: changeOrder(order, change.change), answers }
    : {
        kind: 'handshake',
        order: [...order],
        answers: answers.with(change.at, change.to === '' ? null : change.to),
      }
}
