// What peers and trackers say (BEP 3), in one line each.
import { readTrackerAnswer } from '#protocols/bittorrent/announce.ts'
import {
  type PeerMessage,
  peerProtocol,
  readBitfield,
  readPeerHandshake,
  readPeerMessage,
} from '#protocols/bittorrent/peer-wire.ts'

/** More are counted only. */
const shownMax = 8
/** What is kept of a message whose end has not come. */
const keptMax = 140_000

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** One direction of a connection between peers, piece by piece as it came; null when it is none. */
export function peerReader(): (bytes: Uint8Array) => string | null {
  let rest = new Uint8Array()
  let isGreeted = false
  let isOther = false
  return (bytes) => {
    if (isOther) return null
    const all = new Uint8Array(rest.length + bytes.length)
    all.set(rest)
    all.set(bytes, rest.length)
    const said: string[] = []
    let at = 0
    if (!isGreeted) {
      const read = readPeerHandshake(all)
      if (all.length === 0 || read.is === 'wrong') {
        isOther = all.length > 0
        return null
      }
      if (read.is === 'whole') {
        isGreeted = true
        at = read.end
        said.push(`${peerProtocol}: handshake for ${hex(read.handshake.infoHash).slice(0, 8)}…`)
      }
    }
    for (let read = isGreeted ? readPeerMessage(all, at) : null; read !== null; ) {
      if (read.is === 'wrong') isOther = true
      if (read.is !== 'whole') break
      said.push(summarisePeerMessage(read.message))
      at = read.end
      read = readPeerMessage(all, at)
    }
    rest = all.slice(at)
    if (rest.length > keptMax) isOther = true
    if (isOther) said.push('and what cannot be read')
    else if (rest.length > 0) said.push(isGreeted ? 'part of a message' : 'part of a handshake')
    return said.join(', ')
  }
}

function summarisePeerMessage(message: PeerMessage): string {
  switch (message.is) {
    case 'have':
      return `have ${message.piece}`
    case 'bitfield':
      return `bitfield ${listed(readBitfield(message.bits))}`
    case 'request':
    case 'cancel':
      return `${message.is} piece ${message.piece}, ${message.length} bytes from ${message.begin}`
    case 'piece':
      return `piece ${message.piece}, ${message.block.length} bytes from ${message.begin}`
    case 'other':
      return `message ${message.id}`
    default:
      return message.is
  }
}

const listed = (pieces: readonly (number | string)[]): string => {
  if (pieces.length === 0) return 'none'
  const more = pieces.length - shownMax
  return `${pieces.slice(0, shownMax).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** A response of HTTP whose content is what a tracker answers. */
export function summariseTracker(bytes: Uint8Array): string | null {
  const content = contentOf(bytes)
  const answer = content === null ? null : readTrackerAnswer(content)
  if (answer === null) return null
  if (answer.is === 'failure') return `tracker: failure “${answer.says.slice(0, 200)}”`
  const peers = answer.peers.map(({ host, port }) => `${host}:${port}`)
  return `tracker: peers ${listed(peers)}; ask again in ${answer.intervalS} s`
}

const [cr, lf] = [0x0d, 0x0a]

function contentOf(bytes: Uint8Array): Uint8Array | null {
  if (!['H', 'T', 'T', 'P', '/'].every((letter, at) => bytes[at] === letter.charCodeAt(0))) return null
  for (let at = 0; at + 3 < bytes.length; at += 1)
    if (bytes[at] === cr && bytes[at + 1] === lf && bytes[at + 2] === cr && bytes[at + 3] === lf)
      return bytes.subarray(at + 4)
  return null
}
