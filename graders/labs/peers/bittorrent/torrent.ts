// A file that is cut into pieces, and the torrent that names them (BEP 3, "metainfo files").
import { createHash } from 'node:crypto'
import type { SeededRandom } from '#graders/labs/board/seeded-random.ts'
import { type Bencoded, bencode } from '#protocols/bittorrent/bencode.ts'

export interface TorrentSpec {
  /** Of the whole file. */
  bytes: number
  pieceBytes: number
  /** What else stands in the dictionary info, and so counts for its hash. */
  more?: Readonly<Record<string, string | number>>
}

export interface Torrent {
  name: string
  content: Buffer
  /** How many pieces it has; the last may be shorter. */
  pieces: number
  pieceBytes: number
  infoHash: Buffer
  bytesOf: (piece: number) => number
  /** Empty where it is not there. */
  block: (piece: number, begin: number, bytes: number) => Buffer
  /** The torrent's own file, which leads to this tracker. */
  leadingTo: (announce: string) => Buffer
}

const sha1 = (bytes: Uint8Array): Buffer => createHash('sha1').update(bytes).digest()
const dictionary = (entries: Readonly<Record<string, Bencoded>>) => new Map(Object.entries(entries))
const text = (said: string) => Buffer.from(said, 'utf8')

export function makeTorrent(random: SeededRandom, { bytes, pieceBytes, more = {} }: TorrentSpec): Torrent {
  const name = `${random.words(2).replace(' ', '-')}.bin`
  const content = bytesFrom(random.token(), bytes)
  const pieces = Math.ceil(bytes / pieceBytes)
  const bytesOf = (piece: number) => Math.max(0, Math.min(pieceBytes, bytes - piece * pieceBytes))
  const block = (piece: number, begin: number, length: number) =>
    content.subarray(piece * pieceBytes + begin, piece * pieceBytes + begin + length)
  const hashes = Array.from({ length: pieces }, (_, piece) => sha1(block(piece, 0, bytesOf(piece))))
  const added = Object.entries(more).map(
    ([key, value]) => [key, typeof value === 'string' ? text(value) : value] as const,
  )
  const info = dictionary({
    length: bytes,
    name: text(name),
    'piece length': pieceBytes,
    pieces: Buffer.concat(hashes),
    ...Object.fromEntries(added),
  })
  return {
    name,
    content,
    pieces,
    pieceBytes,
    infoHash: sha1(bencode(info)),
    bytesOf,
    block,
    leadingTo: (announce) => Buffer.from(bencode(dictionary({ announce: text(announce), info }))),
  }
}

/** Bytes that are no text, and look alike nowhere. */
function bytesFrom(seed: string, count: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(count / 32) }, (_, index) =>
    createHash('sha256').update(`${seed} ${index}`).digest(),
  )
  return Buffer.concat(blocks).subarray(0, count)
}
