import type { HandshakeResponse } from '#graders/parts/handshake/handshake-response.ts'
import type { PresentedHandshake } from '#graders/parts/handshake/presented-handshake.ts'
import type { Readability } from '#graders/parts/readability.ts'

/** Questions may be left open: they are then not right. */
export function handshakeReadability(
  part: PresentedHandshake,
  response: HandshakeResponse | null,
): Readability {
  const { order = [], answers = [] } = response ?? {}
  if (order.length === 0 && answers.every((answer) => answer === null)) return { is: 'blank' }
  const sound =
    new Set(order).size === order.length &&
    order.every((message) => message < part.messages.length) &&
    answers.every((answer, at) => answer === null || part.questions[at]?.options.includes(answer))
  if (sound) return { is: 'readable' }
  return {
    is: 'unreadable',
    says: 'It speaks of what is not on offer, or has a message twice. Choose again.',
  }
}
