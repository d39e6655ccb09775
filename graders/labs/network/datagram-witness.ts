// Listens beside a TCP server of ours for datagrams: one that comes before any connection is a program for UDP, and it
// may be gone before anybody could see its socket.
import { createSocket, type Socket } from 'node:dgram'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'

/** Null where the port cannot be had: then the witness is missing, and nothing else. */
export function openDatagramWitness(
  port: number,
  onDatagram: (failure: CheckFailure) => void,
): Promise<Socket | null> {
  const socket = createSocket({ type: 'udp6', ipv6Only: false })
  socket.on('message', () =>
    onDatagram(
      new CheckFailure({ code: 'not-connecting', transport: 'tcp', seen: { kind: 'other-transport' } }),
    ),
  )
  return new Promise((resolve) => {
    socket.once('error', () => resolve(null))
    socket.bind(port, '::', () => {
      socket.removeAllListeners('error')
      socket.on('error', () => {})
      resolve(socket)
    })
  })
}
