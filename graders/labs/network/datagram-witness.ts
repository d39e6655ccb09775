// Listens beside a TCP server of ours for datagrams: one that comes before any connection is a program for UDP, and it
// may be gone before anybody could see its socket.
import { createSocket, type Socket } from 'node:dgram'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { CheckNetwork } from '#graders/sandbox/contract.ts'

/** Null where the port cannot be had: then the witness is missing, and nothing else. */
export async function openDatagramWitness(
  network: CheckNetwork,
  port: number,
  onDatagram: (failure: CheckFailure) => void,
): Promise<Socket | null> {
  const socket = createSocket({ type: 'udp6', ipv6Only: false })
  socket.on('message', () =>
    onDatagram(
      new CheckFailure({ code: 'not-connecting', transport: 'tcp', seen: { kind: 'other-transport' } }),
    ),
  )
  try {
    await network.bind(socket, { host: '::', port })
  } catch {
    socket.close()
    return null
  }
  socket.on('error', () => {})
  return socket
}
