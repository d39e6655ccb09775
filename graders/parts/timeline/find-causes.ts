// What each message of a simulated diagram has to wait for: a message that has arrived, to its last bit, where the
// next one leaves.
import type { Message } from '#protocols/timeline/timeline.ts'

const rounding = 1e-6

/** For each message the index of the one that it answers; null when it waits for the click only. */
export function findCauses(messages: readonly Message[]): (number | null)[] {
  return messages.map((message) => {
    let [cause, best]: [number | null, number] = [null, -1]
    for (const [index, earlier] of messages.entries()) {
      if (earlier === message || earlier.to !== message.from) continue
      if (earlier.arriveEndMs > message.sendStartMs + rounding) continue
      const closeness = closenessOf(earlier, message)
      const known = cause === null ? undefined : messages[cause]
      if (closeness < best) continue
      if (closeness === best && known && earlier.arriveEndMs <= known.arriveEndMs + rounding) continue
      ;[cause, best] = [index, closeness]
    }
    return cause
  })
}

/** A reply answers its own request; else what came last on the same connection counts, else what came last. */
function closenessOf(earlier: Message, message: Message): number {
  if (message.kind === 'response' && earlier.label === `GET ${message.label}`) return 2
  return earlier.connection === message.connection ? 1 : 0
}
