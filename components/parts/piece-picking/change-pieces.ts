// What can be done with the choices of a peer: pure.
import type { PiecesResponse } from '#graders/parts/piece-picking/pieces-response.ts'
import { type Swarm, unchokings } from '#protocols/swarm/swarm.ts'

export interface PiecesChange {
  round: number
  peer: number
  set: 'ask' | 'unchoke'
  /** A piece in digits, an unchoking, or nothing. */
  to: string
}

export function changePieces(
  rounds: PiecesResponse['rounds'],
  { peers, rounds: count }: Swarm,
  change: PiecesChange | null,
): PiecesResponse['rounds'] {
  return Array.from({ length: count }, (_, round) => {
    const isIt = (peer: number, set: PiecesChange['set']) =>
      change?.round === round && change.peer === peer && change.set === set
    const to = change?.to ?? ''
    return {
      asks: peers.map((__, peer) =>
        isIt(peer, 'ask') ? (/^\d{1,2}$/u.test(to) ? Number(to) : null) : (rounds[round]?.asks[peer] ?? null),
      ),
      unchoked: peers.map((__, peer) =>
        isIt(peer, 'unchoke')
          ? (unchokings.find((each) => each === to) ?? null)
          : (rounds[round]?.unchoked[peer] ?? null),
      ),
    }
  })
}
