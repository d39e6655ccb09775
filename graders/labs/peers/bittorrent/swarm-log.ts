// What was said to a swarm of ours, in order: all that a program is judged by.
import type { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { PieceHolder } from '#graders/labs/peers/bittorrent/piece-holder.ts'
import type { Torrent } from '#graders/labs/peers/bittorrent/torrent.ts'
import type { HeardRequest } from '#graders/labs/peers/http/heard-request.ts'
import type { Where } from '#graders/outcome.ts'

export interface Announce {
  fields: ReadonlyMap<string, string>
  request: HeardRequest
}

export interface Greeting {
  peer: PieceHolder
  peerId: string
  where: Where
}

/**
 * Of a peer to be asked. Where it has choked, what comes may have been on its way ('ending'); it was not when the program
 * has had its time to read that, or asks once more for what it had asked for ('withdrawn').
 */
export type Permission = 'not-yet' | 'given' | 'ending' | 'withdrawn'

export interface AskedBlock {
  peer: PieceHolder
  piece: number
  begin: number
  bytes: number
  where: Where
  permission: Permission
  /** The peer had said that it has this piece. */
  wasOffered: boolean
  answer: 'sound' | 'corrupt' | 'none'
  /** How many blocks all peers had been asked for when its peer last spoke: which may be what it was asked upon. */
  promptedAt: number
}

export interface SwarmLog {
  torrent: Torrent
  announces: Announce[]
  greetings: Greeting[]
  asked: AskedBlock[]
  /** Who has said what it has. */
  offered: Set<PieceHolder>
  /** Whom the program has told that it is interested. */
  interested: Set<PieceHolder>
  /** Bytes that a peer cannot read, or does not stand: it closes then, and this says why. */
  wrong: CheckFailure[]
}

/** Bytes of this piece that came sound, by what was sent. */
export function soundBytes({ torrent, asked }: SwarmLog, piece: number): number {
  let covered = 0
  const blocks = asked.filter((block) => block.piece === piece && block.answer === 'sound')
  for (const { begin, bytes } of blocks.toSorted((a, b) => a.begin - b.begin))
    if (begin <= covered) covered = Math.max(covered, begin + bytes)
  return Math.min(covered, torrent.bytesOf(piece))
}

/** The first piece that has not come whole and sound, or null. */
export function missingPiece(log: SwarmLog): number | null {
  for (let piece = 0; piece < log.torrent.pieces; piece += 1)
    if (soundBytes(log, piece) < log.torrent.bytesOf(piece)) return piece
  return null
}
