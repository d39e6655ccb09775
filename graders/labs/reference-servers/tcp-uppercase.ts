// The uppercase server of the textbook pair, by the lab's connection model: one message per connection; it
// replies on a line feed, on FIN, or after 200 ms of silence, then closes.
import type { Noticeboard } from '#graders/labs/noticeboard.ts'
import type { ReferenceServer } from '#graders/labs/serve.ts'
import type { WireConnection } from '#graders/labs/wire-connection.ts'

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
    async talk(connection, board) {
      const message = await readMessage(connection, board)
      const ended = message.at(-1) === lineFeed
      const text = (ended ? message.subarray(0, -1) : message).toString('utf8')
      await connection.send(Buffer.from(replies(text) + (ended ? '\n' : ''), 'utf8'))
      await connection.close()
    },
  }
}

async function readMessage(connection: WireConnection, board: Noticeboard): Promise<Buffer> {
  for (;;) {
    const heardBytes = connection.received.length
    const complete = () => {
      const end = connection.received.indexOf(lineFeed)
      if (end >= 0) return connection.received.subarray(0, end + 1)
      return connection.programEnd === null ? undefined : connection.received
    }
    const silence = startSilence(heardBytes === 0 ? silenceBeforeFirstByteMs : silenceMs, board)
    const somethingNew = () =>
      connection.received.length > heardBytes || silence.isOver() ? true : undefined
    try {
      await board.until(() => complete() ?? somethingNew(), {
        withinMs: messageWithinMs,
        orElse: () => new Error('a silence that did not end'),
      })
    } finally {
      silence.cancel()
    }
    const message = complete()
    if (message !== undefined) return message
    if (connection.received.length === heardBytes) return connection.received
  }
}

function startSilence(ms: number, board: Noticeboard): { isOver(): boolean; cancel(): void } {
  let over = false
  const timer = setTimeout(() => {
    // Bytes that came while our event loop was late are taken in first: they ended the silence in time.
    setImmediate(() => {
      over = true
      board.notify()
    })
  }, ms)
  return { isOver: () => over, cancel: () => clearTimeout(timer) }
}
