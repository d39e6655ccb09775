import { Duplex } from 'node:stream'
import { callbackify } from 'node:util'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'

/** More than any check waits: only so that nothing waits for ever. */
const patience = { withinMs: 60_000, orElse: () => new Error('a connection that nobody used') }

/**
 * A connection as a stream that TLS can be spoken over; what crosses it is recorded as ever, and goes over its link.
 * @param from how many bytes of the program's are no part of it
 */
export function connectionStream(connection: WireConnection, board: Noticeboard, from = 0): Duplex {
  const send = callbackify((bytes: Buffer) => connection.send(bytes))
  const stream = new Duplex({
    read() {},
    write(bytes: Buffer, _encoding, done) {
      send(bytes, done)
    },
    final: callbackify(() => connection.close()),
  })
  void feed(stream, connection, board, from)
  return stream
}

async function feed(
  stream: Duplex,
  connection: WireConnection,
  board: Noticeboard,
  from: number,
): Promise<void> {
  let given = from
  try {
    for (;;) {
      const bytes = await board.until(() => {
        if (connection.received.length > given) return connection.received.subarray(given)
        return connection.programEnd === null ? undefined : null
      }, patience)
      stream.push(bytes)
      if (bytes === null) return
      given += bytes.length
    }
  } catch {
    // The check is over.
    stream.destroy()
  }
}
