import { once } from 'node:events'
import { existsSync, openSync } from 'node:fs'
import { connect } from 'node:net'
import { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import { TranscriptRecorder } from '#graders/labs/board/transcript-recorder.ts'
import type { PeerTools } from '#graders/labs/peers/peer.ts'
import type { CheckNetwork } from '#graders/sandbox/contract.ts'

/** Where the test itself is. */
export const loopbackNetwork: CheckNetwork = {
  namespace: null,
  loseMarked: () => Promise.resolve(false),
  packets: () => Promise.resolve({ packets: [], cut: false }),
  tables: '/proc/net',
  counters: existsSync('/proc/net/snmp') ? openSync('/proc/net/snmp', 'r') : null,
  async listen(server, at) {
    server.listen(at)
    await once(server, 'listening')
  },
  async bind(socket, { host, port }) {
    socket.bind(port, host)
    await once(socket, 'listening')
  },
  async connect({ from, ...to }) {
    const socket = connect({ ...to, localAddress: from, allowHalfOpen: true })
    await once(socket, 'connect')
    return socket
  },
  close() {},
}

/** What a check lends to its peers, for a test that plays the program itself, on the loopback network. */
export function makePeerTools(own: Partial<PeerTools> = {}): PeerTools {
  const board = new Noticeboard({ worstSince: () => 0 }, new AbortController().signal)
  const tools: PeerTools = {
    board,
    network: loopbackNetwork,
    recorder: new TranscriptRecorder(board),
    randomFor: seededRandom,
    host: '127.0.0.1',
    writtenPorts: [],
    writtenAddresses: [],
    silence: (ms) => board.pause(ms),
    idle: (ms) => board.pause(ms),
    programIsGone: () => null,
    opened: [],
  }
  return Object.defineProperties(tools, Object.getOwnPropertyDescriptors(own))
}
