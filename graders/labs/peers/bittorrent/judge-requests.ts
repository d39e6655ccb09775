// What a program asked its peers for (BEP 3, "peer messages" and "rarest first").
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { PieceHolder } from '#graders/labs/peers/bittorrent/piece-holder.ts'
import type { AskedBlock, Permission, SwarmLog } from '#graders/labs/peers/bittorrent/swarm-log.ts'

/** BEP 3: "All current implementations use 2^14 (16 kiB), and close connections which request an amount greater than that." */
const blockBytesMax = 16_384

const asked = ({ piece, bytes, begin }: AskedBlock): string =>
  `${bytes} bytes of piece ${piece}, from ${begin} on`

/** Nothing was asked for without this permission. */
export function heldItsTongue(log: SwarmLog, permission: Permission): void {
  const early = log.asked.find((one) => one.permission === permission)
  if (early === undefined) return
  throw new CheckFailure({
    code: 'wrong-field',
    path: `what was asked of ${early.peer.name} ${permission === 'not-yet' ? 'before it had said “unchoke”' : 'after it had said “choke”'}`,
    expected: 'nothing',
    actual: asked(early),
    where: early.where,
  })
}

export function askedInBlocks(log: SwarmLog): void {
  const large = log.asked.find(({ bytes }) => bytes > blockBytesMax)
  if (large === undefined) return
  throw new CheckFailure({
    code: 'wrong-field',
    path: `a request to ${large.peer.name}`,
    expected: `at most ${blockBytesMax} bytes`,
    actual: asked(large),
    where: large.where,
  })
}

export function askedOnlyWhoHas(log: SwarmLog): void {
  const astray = log.asked.find(({ wasOffered }) => !wasOffered)
  if (astray === undefined) return
  throw new CheckFailure({
    code: 'wrong-field',
    path: `what was asked of ${astray.peer.name}`,
    expected: `a piece that ${astray.peer.name} has: ${told(astray.peer)}`,
    actual: `piece ${astray.piece}`,
    where: astray.where,
  })
}

const told = ({ has }: PieceHolder): string =>
  has === 'all' ? 'any' : has.length === 0 ? 'none yet' : has.join(', ')

/**
 * When a piece is asked for first, no other that the same peer has, and that was not asked for yet, is rarer. That holds
 * of who takes the rarest of all, and of who takes the rarest that each peer has. Of two requests on two connections
 * nobody knows which was made first, unless one of them was made upon what its peer said after the other had come.
 */
export function askedRarestFirst({ asked: blocks, torrent }: SwarmLog, peers: readonly PieceHolder[]): void {
  const holders = (piece: number) => peers.filter((peer) => has(peer, piece)).length
  const all = Array.from({ length: torrent.pieces }, (_, piece) => piece)
  for (const [at, block] of blocks.entries()) {
    const isFirst = blocks.findIndex(({ piece }) => piece === block.piece) === at
    const wasOpen = (piece: number) => {
      const first = blocks.find((one) => one.piece === piece)
      return has(block.peer, piece) && (first === undefined || first.promptedAt > at)
    }
    const rarest = all.filter(wasOpen).toSorted((a, b) => holders(a) - holders(b))[0]
    if (!isFirst || rarest === undefined || holders(rarest) >= holders(block.piece)) continue
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the piece that ${block.peer.name} was asked for`,
      expected: `${rarest}, which ${count(holders(rarest))}`,
      actual: `${block.piece}, which ${count(holders(block.piece))}`,
      where: block.where,
    })
  }
}

const has = (peer: PieceHolder, piece: number): boolean => peer.has === 'all' || peer.has.includes(piece)

const count = (holders: number) => (holders === 1 ? 'one peer has' : `${holders} peers have`)
