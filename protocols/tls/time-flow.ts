// When the messages of a handshake are sent, where only round trips take time: nothing waits to be transmitted or computed.
import { type Flow, type FlowMessage, type FlowName, tlsFlow } from '#protocols/tls/flow.ts'

export interface TimedMessage extends FlowMessage {
  /** Round trips since the connection was opened. */
  sentAt: number
}

export interface TimedFlow {
  flow: Flow
  messages: readonly TimedMessage[]
  /** Round trips until the client sends its request, and until the first octet of the answer is there. */
  requestAt: number
  answerAt: number
}

/** `openedAt`: how many round trips went before the first message, as for opening a TCP connection. */
export function timeFlow(name: FlowName, openedAt = 1): TimedFlow {
  const flow = tlsFlow(name)
  const messages: TimedMessage[] = []
  for (const message of flow.messages) {
    // What the same side sent before need not arrive; what the other one sent has to.
    const known = message.after.flatMap((id) => messages.find((each) => each.id === id) ?? [])
    const sentAt = Math.max(
      openedAt,
      ...known.map((each) => each.sentAt + (each.from === message.from ? 0 : 0.5)),
    )
    messages.push({ ...message, sentAt })
  }
  const requestAt = openedAt + flow.roundTrips
  return { flow, messages, requestAt, answerAt: requestAt + 1 }
}
