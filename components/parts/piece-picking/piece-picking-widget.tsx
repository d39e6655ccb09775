'use client'
import type { CellOutcome } from '#components/parts/cell-outcome.ts'
import type { PartProps } from '#components/parts/part-props.ts'
import { changePieces, type PiecesChange } from '#components/parts/piece-picking/change-pieces.ts'
import { PiecesDetail } from '#components/parts/piece-picking/pieces-detail.tsx'
import { RoundSection } from '#components/parts/piece-picking/round-section.tsx'
import { widget } from '#components/parts/widget.ts'
import { piecesReadability } from '#graders/parts/piece-picking/live/pieces-readability.ts'
import type { PiecesFeedback, PiecesRight } from '#graders/parts/piece-picking/pieces-feedback.ts'
import { type PiecesResponse, PiecesResponseSchema } from '#graders/parts/piece-picking/pieces-response.ts'
import type { PresentedPieces } from '#graders/parts/piece-picking/presented-pieces.ts'
import { stateOf } from '#protocols/swarm/swarm.ts'

type Props = PartProps<PresentedPieces, PiecesResponse, PiecesFeedback, PiecesRight>

/** Round after round; what a round begins with follows from what was asked for before it. */
function PiecePickingWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  const { swarm, choose } = part
  const rounds = changePieces(answer?.rounds ?? [], swarm, null)
  const asked = rounds.map(({ asks }) => asks)
  return (
    <div className="max-w-full">
      <p className="text-13 text-muted">
        {choose !== 'unchoking' &&
          'Peers are asked from the top, each for one piece in a round. A piece that somebody above was asked for is not asked for again. '}
        {choose !== 'pieces' &&
          `${swarm.slots} ${swarm.slots === 1 ? 'peer gets' : 'peers get'} a place for what they send you, one more by chance. `}
        {choose === 'both' && 'The pieces and the sending of a round count alike.'}
      </p>
      {rounds.map((choice, round) => (
        <RoundSection
          // oxlint-disable-next-line react/no-array-index-key -- rounds never change places
          key={round}
          part={part}
          state={stateOf(swarm, asked.slice(0, round))}
          choice={choice}
          locked={locked}
          outcomeOf={(peer, set) => outcomeOf(round, peer, set)}
          onChange={(change) => onAnswer({ kind: part.kind, rounds: changePieces(rounds, swarm, change) })}
        />
      ))}
    </div>
  )

  function outcomeOf(round: number, peer: number, set: PiecesChange['set']): CellOutcome {
    const said = set === 'ask' ? rounds[round]?.asks[peer] : rounds[round]?.unchoked[peer]
    if (result === null) return null
    if (result.outcome.status === 'passed') return (said ?? null) === null ? null : 'passed'
    if (feedback === null) return null
    const side = set === 'ask' ? 'pieces' : 'unchoking'
    const isWrong = feedback.wrong.some(
      (each) => each.round === round && each.peer === peer && each.side === side,
    )
    if (isWrong) return 'failed'
    return (said ?? null) === null ? null : 'passed'
  }
}

export const piecePickingWidget = widget('piece-picking', {
  response: PiecesResponseSchema,
  Widget: PiecePickingWidget,
  Detail: PiecesDetail,
  readability: piecesReadability,
})
