import type { PartDetailProps } from '#components/parts/part-props.ts'
import type { PiecesFeedback, PiecesRight } from '#graders/parts/piece-picking/pieces-feedback.ts'
import type { PiecesResponse } from '#graders/parts/piece-picking/pieces-response.ts'
import type { PresentedPieces } from '#graders/parts/piece-picking/presented-pieces.ts'

type Props = PartDetailProps<PresentedPieces, PiecesResponse, PiecesFeedback, PiecesRight>

/** Each choice that is not sound, with what follows from it, and how long the file takes; with the solution, a sound way. */
export function PiecesDetail({ part, feedback, right }: Props) {
  const { swarm } = part
  const name = (peer: number) => swarm.peers[peer]?.name ?? ''
  if (right) {
    return (
      <>
        <ol aria-label="A sound way" className="list-decimal pl-6">
          {right.rounds.map(({ asks, unchoked }, round) => (
            // oxlint-disable-next-line react/no-array-index-key -- rounds never change places
            <li key={round}>
              {asks
                .flatMap((piece, peer) => (piece === null ? [] : [`${name(peer)}: piece ${piece + 1}`]))
                .join(', ')}
              {unchoked.length > 0 && (
                <span className="block">
                  {unchoked
                    .flatMap((what, peer) =>
                      what === 'regular'
                        ? [`${name(peer)} for what it sends`]
                        : what === 'optimistic'
                          ? [`${name(peer)} by chance`]
                          : [],
                    )
                    .join(', ')}
                </span>
              )}
            </li>
          ))}
        </ol>
        {part.choose !== 'unchoking' && <p>{tellFinish('So', right.finish)}</p>}
      </>
    )
  }
  if (feedback === null) return null
  const { finish } = feedback
  return (
    <>
      <ul aria-label="Choices that are not sound" className="list-disc pl-5">
        {feedback.wrong.map(({ round, side, peer, says }) => (
          <li key={`${round} ${side} ${peer ?? ''}`}>
            Round {round + 1}
            {peer === null ? '' : `, ${name(peer)}`}: <span className="text-fail">{says}</span>
          </li>
        ))}
      </ul>
      {finish && (
        <p>
          {tellFinish('After your choices, if you go on rarest first,', finish.yours)}{' '}
          {finish.byChance.mean === null
            ? `Chosen by chance, it is never whole in ${finish.byChance.of} trials.`
            : `Chosen by chance, it is whole after ${finish.byChance.mean} rounds on the average${finish.byChance.never === 0 ? '' : `, and never in ${finish.byChance.never} of ${finish.byChance.of} trials`}.`}
        </p>
      )}
    </>
  )
}

const tellFinish = (lead: string, rounds: number | null) =>
  rounds === null
    ? `${lead} the file is never whole: the last peer with a piece is gone.`
    : `${lead} the file is whole after ${rounds === 1 ? 'one round' : `${rounds} rounds`}.`
