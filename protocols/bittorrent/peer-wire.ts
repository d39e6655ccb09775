// What peers say to each other (BEP 3, "peer protocol"): a handshake, then messages behind their length in four bytes.
import { bytesOfLatin1 } from '#protocols/bittorrent/bencode.ts'

export const peerProtocol = 'BitTorrent protocol'
/** A length, the protocol's name, eight reserved bytes, the info hash and the peer id. */
export const handshakeOctets = 68
/** Longer messages are none: a block of 16 KiB is what peers ask for, and 128 KiB what the oldest of them allow. */
const messageOctetsMax = 131_072 + 9

export interface Handshake {
  infoHash: Uint8Array
  peerId: Uint8Array
}

export type PeerMessage =
  | { is: 'keep-alive' | 'choke' | 'unchoke' | 'interested' | 'not interested' }
  | { is: 'have'; piece: number }
  | { is: 'bitfield'; bits: Uint8Array }
  | { is: 'request' | 'cancel'; piece: number; begin: number; length: number }
  | { is: 'piece'; piece: number; begin: number; block: Uint8Array }
  /** Of an extension; BEP 3 does not say what to do with it, and everybody passes it over. */
  | { is: 'other'; id: number; payload: Uint8Array }

type Read<Found> =
  | ({ is: 'whole'; end: number } & Found)
  /** It may become one. */
  | { is: 'part' }
  | { is: 'wrong'; offset: number; says: string }

const start = Uint8Array.of(peerProtocol.length, ...bytesOfLatin1(peerProtocol))
const simple = ['choke', 'unchoke', 'interested', 'not interested'] as const
const ids = { have: 4, bitfield: 5, request: 6, piece: 7, cancel: 8 } as const

export function writePeerHandshake({ infoHash, peerId }: Handshake): Uint8Array {
  return Uint8Array.of(...start, ...new Uint8Array(8), ...infoHash, ...peerId)
}

/** What stands at the beginning of a connection. */
export function readPeerHandshake(bytes: Uint8Array): Read<{ handshake: Handshake }> {
  const wrong = bytes.subarray(0, start.length).findIndex((byte, at) => byte !== start[at])
  if (wrong >= 0)
    return {
      is: 'wrong',
      offset: wrong,
      says: `not the byte 19 and “${peerProtocol}”, as a handshake begins`,
    }
  if (bytes.length < handshakeOctets) return { is: 'part' }
  const handshake = { infoHash: bytes.subarray(28, 48), peerId: bytes.subarray(48, handshakeOctets) }
  return { is: 'whole', handshake, end: handshakeOctets }
}

export function writePeerMessage(message: PeerMessage): Uint8Array {
  switch (message.is) {
    case 'keep-alive':
      return new Uint8Array(4)
    case 'have':
      return framed(ids.have, numbers(message.piece))
    case 'bitfield':
      return framed(ids.bitfield, message.bits)
    case 'request':
    case 'cancel':
      return framed(ids[message.is], numbers(message.piece, message.begin, message.length))
    case 'piece':
      return framed(ids.piece, numbers(message.piece, message.begin), message.block)
    case 'other':
      return framed(message.id, message.payload)
    case 'choke':
    case 'unchoke':
    case 'interested':
    case 'not interested':
      return framed(simple.indexOf(message.is))
  }
}

function framed(id: number, ...payload: readonly Uint8Array[]): Uint8Array {
  const octets = payload.reduce((sum, { length }) => sum + length, 0)
  const whole = new Uint8Array(5 + octets)
  whole.set(numbers(1 + octets))
  whole[4] = id
  let at = 5
  for (const part of payload) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Each in four bytes, the most significant first. */
function numbers(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length)
  for (const [index, value] of values.entries()) new DataView(bytes.buffer).setUint32(4 * index, value)
  return bytes
}

const numberAt = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(at)

/** The message that begins at `from`, behind the handshake. */
export function readPeerMessage(bytes: Uint8Array, from: number): Read<{ message: PeerMessage }> {
  if (bytes.length < from + 4) return { is: 'part' }
  const octets = numberAt(bytes, from)
  if (octets > messageOctetsMax)
    return { is: 'wrong', offset: from, says: `a message that is ${octets} bytes long, by its first four` }
  const end = from + 4 + octets
  if (octets === 0) return { is: 'whole', message: { is: 'keep-alive' }, end }
  if (bytes.length < end) return { is: 'part' }
  const id = bytes[from + 4] ?? 0
  const message = messageOf(id, bytes.subarray(from + 5, end))
  if (message === null)
    return {
      is: 'wrong',
      offset: from,
      says: `a message “${nameOf(id)}” that is ${octets} bytes long, by its first four`,
    }
  return { is: 'whole', message, end }
}

const nameOf = (id: number): string =>
  simple[id] ?? Object.entries(ids).find(([, own]) => own === id)?.[0] ?? String(id)

/** Null where the length is not that of such a message. */
function messageOf(id: number, payload: Uint8Array): PeerMessage | null {
  const { length } = payload
  const is = simple[id]
  if (is !== undefined) return length === 0 ? { is } : null
  if (id === ids.have) return length === 4 ? { is: 'have', piece: numberAt(payload, 0) } : null
  if (id === ids.bitfield) return { is: 'bitfield', bits: payload }
  if (id === ids.piece) {
    if (length < 8) return null
    const [piece, begin] = [numberAt(payload, 0), numberAt(payload, 4)]
    return { is: 'piece', piece, begin, block: payload.subarray(8) }
  }
  if (id !== ids.request && id !== ids.cancel) return { is: 'other', id, payload }
  if (length !== 12) return null
  const [piece, begin, asked] = [numberAt(payload, 0), numberAt(payload, 4), numberAt(payload, 8)]
  return { is: id === ids.request ? 'request' : 'cancel', piece, begin, length: asked }
}

/** A bit for each of `count` pieces, the first the highest of the first byte. */
export function writeBitfield(pieces: Iterable<number>, count: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(count / 8))
  for (const piece of pieces) bits[piece >> 3] = (bits[piece >> 3] ?? 0) | (0x80 >> (piece & 7))
  return bits
}

/** Pieces whose bit is set. */
export function readBitfield(bits: Uint8Array): number[] {
  const pieces: number[] = []
  for (const [index, byte] of bits.entries())
    for (let bit = 0; bit < 8; bit += 1) if ((byte & (0x80 >> bit)) !== 0) pieces.push(8 * index + bit)
  return pieces
}
