import type { PiecesResponse } from '#graders/parts/piece-picking/pieces-response.ts'
import type { PresentedPieces } from '#graders/parts/piece-picking/presented-pieces.ts'
import type { Readability } from '#graders/parts/readability.ts'

/** A peer may be asked for nothing; what it gets has to be chosen, which is judged. */
export function piecesReadability({ swarm }: PresentedPieces, response: PiecesResponse | null): Readability {
  const rounds = response?.rounds ?? []
  const said = rounds.flatMap(({ asks, unchoked }) => [...asks, ...unchoked])
  if (said.every((each) => each === null)) return { is: 'blank' }
  const strange = rounds.some(
    ({ asks, unchoked }) =>
      Math.max(asks.length, unchoked.length) > swarm.peers.length ||
      asks.some((piece) => piece !== null && piece >= swarm.pieces),
  )
  if (!strange && rounds.length <= swarm.rounds) return { is: 'readable' }
  return {
    is: 'unreadable',
    says: 'It speaks of a round, a peer or a piece that is not there. Choose again.',
  }
}
