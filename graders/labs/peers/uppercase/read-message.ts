import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import type { PeerTools } from '#graders/labs/peers/peer.ts'

const lineFeed = 0x0a
const silenceMs = 200
/** A program that sends nothing at all may still be reading its line, so its silence counts later. */
const silenceBeforeFirstByteMs = 1_000
/** More than any check waits: only so that nothing waits for ever. */
const messageWithinMs = 60_000

/** What the program has to say on its connection: up to a line feed, to its FIN, or to a silence. */
export async function readMessage(
  connection: WireConnection,
  { board, silence }: Pick<PeerTools, 'board' | 'silence'>,
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
