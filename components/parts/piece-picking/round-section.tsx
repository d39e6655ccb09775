import { CellMark } from '#components/parts/cell-mark.tsx'
import type { CellOutcome } from '#components/parts/cell-outcome.ts'
import type { PiecesChange } from '#components/parts/piece-picking/change-pieces.ts'
import { Select } from '#components/ui/field/select.tsx'
import type { PiecesResponse } from '#graders/parts/piece-picking/pieces-response.ts'
import type { PresentedPieces } from '#graders/parts/piece-picking/presented-pieces.ts'
import type { RoundState } from '#protocols/swarm/swarm.ts'

interface RoundSectionProps {
  part: PresentedPieces
  state: RoundState
  choice: PiecesResponse['rounds'][number]
  locked: boolean
  outcomeOf: (peer: number, set: PiecesChange['set']) => CellOutcome
  onChange: (change: PiecesChange) => void
}

const pieceList = (pieces: Iterable<number>) =>
  [...pieces]
    .toSorted((a, b) => a - b)
    .map((piece) => piece + 1)
    .join(' ')

const sends = [
  { id: 'choked', name: 'choked' },
  { id: 'regular', name: 'for what it sends' },
  { id: 'optimistic', name: 'by chance' },
]

/** One round: what stands at its beginning, and what is chosen for each peer. On a narrow page a peer is a card. */
export function RoundSection({ part, state, choice, locked, outcomeOf, onChange }: RoundSectionProps) {
  const { swarm, choose } = part
  const { round } = state
  const mine = pieceList(state.mine)
  const pieces = [
    { id: '', name: 'nothing' },
    ...Array.from({ length: swarm.pieces }, (_, piece) => ({
      id: String(piece),
      name: `piece ${piece + 1}`,
    })),
  ]
  return (
    <section aria-label={`Round ${round + 1}`} className="mt-4">
      <h3 className="font-semibold">Round {round + 1}</h3>
      {choose !== 'unchoking' && (
        <p>
          You have: <span className="font-mono">{mine === '' ? 'nothing' : mine}</span>
          {round > 0 && ', if what you asked for came'}
        </p>
      )}
      <div className="mt-1 divide-y divide-line rounded border border-border bg-surface">
        {swarm.peers.map(({ name }, peer) => {
          const there = state.peers[peer]
          const label = `Round ${round + 1}, ${name}: `
          return (
            <div
              key={name}
              role="group"
              aria-label={`Round ${round + 1}, peer ${name}`}
              className="grid gap-x-4 gap-y-2 px-3 py-2 has-focus-visible:bg-sunken sm:grid-cols-[1fr_11rem_11rem]"
            >
              <p>
                <span className="font-semibold">{name}</span>
                {there ? (
                  <>
                    {choose !== 'unchoking' && (
                      <>
                        {' '}
                        has <span className="font-mono">{pieceList(there.has) || 'nothing'}</span>
                        <span className="block text-13 text-muted">
                          {there.unchokes ? 'unchokes you' : 'chokes you'}
                        </span>
                      </>
                    )}
                    {choose !== 'pieces' && (
                      <span className="block text-13 text-muted">
                        sent you {there.sends} kB/s lately,{' '}
                        {there.interested ? 'interested' : 'not interested'}
                      </span>
                    )}
                  </>
                ) : (
                  ' is gone.'
                )}
              </p>
              {there && choose !== 'unchoking' && (
                <div>
                  <Select
                    label={
                      <>
                        <span className="sr-only">{label}</span>Ask it for
                      </>
                    }
                    options={pieces}
                    value={String(choice.asks[peer] ?? '')}
                    onChange={(to) => onChange({ round, peer, set: 'ask', to })}
                    isDisabled={locked}
                  />
                  <CellMark outcome={outcomeOf(peer, 'ask')} />
                </div>
              )}
              {there && choose !== 'pieces' && (
                <div>
                  <Select
                    label={
                      <>
                        <span className="sr-only">{label}</span>Send to it
                      </>
                    }
                    options={sends}
                    isOpenAtFirst
                    value={choice.unchoked[peer] ?? ''}
                    onChange={(to) => onChange({ round, peer, set: 'unchoke', to })}
                    isDisabled={locked}
                  />
                  <CellMark outcome={outcomeOf(peer, 'unchoke')} />
                </div>
              )}
            </div>
          )
        })}
      </div>
    </section>
  )
}
