// The uppercase server of the textbook pair, by the lab's connection model: one message per connection; it
// replies on a line feed, on FIN, or after 200 ms of silence, then closes.

import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import type { ReferenceServer, TalkSurroundings } from '#graders/labs/peers/serve.ts'

const lineFeed = 0x0a
const silenceMs = 200
/** A program that sends nothing at all may still be reading its line, so its silence counts later. */
const silenceBeforeFirstByteMs = 1_000
/** More than any check waits: only so that nothing waits for ever. */
const messageWithinMs = 60_000

export interface UppercaseOptions {
  /** What the server says to a message, both without the final line feed. */
  replies?: (message: string) => string
}

export function tcpUppercase({
  replies = (message) => message.toUpperCase(),
}: UppercaseOptions = {}): ReferenceServer {
  return {
    name: 'the uppercase server',
    port: 12_000,
    async talk(connection, surroundings) {
      const message = await readMessage(connection, surroundings)
      const ended = message.at(-1) === lineFeed
      const text = (ended ? message.subarray(0, -1) : message).toString('utf8')
      await connection.send(Buffer.from(replies(text) + (ended ? '\n' : ''), 'utf8'))
      await connection.close()
    },
  }
}

async function readMessage(
  connection: WireConnection,
  { board, silence }: TalkSurroundings,
): Promise<Buffer> {
  for (;;) {
    const heardBytes = connection.received.length
    let silent = false
    const quiet = silence(heardBytes === 0 ? silenceBeforeFirstByteMs : silenceMs).then(() => {
      silent = true
      board.notify()
      return null
    })
    // It rejects only when the check is over, and then the wait below rejects as well.
    quiet.catch(() => {})
    const complete = () => {
      const end = connection.received.indexOf(lineFeed)
      if (end >= 0) return connection.received.subarray(0, end + 1)
      return connection.programEnd === null ? undefined : connection.received
    }
    const somethingNew = () => (connection.received.length > heardBytes || silent ? true : undefined)
    await board.until(() => complete() ?? somethingNew(), {
      withinMs: messageWithinMs,
      orElse: () => new Error('a silence that did not end'),
    })
    const message = complete()
    if (message !== undefined) return message
    if (connection.received.length === heardBytes) return connection.received
  }
}
