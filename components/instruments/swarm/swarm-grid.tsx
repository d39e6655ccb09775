import type { SimulatedSwarm } from '#protocols/swarm/simulate-swarm.ts'

const [cell, left, top] = [24, 64, 22]
/** More pieces than this are counted and not named. */
const namedMax = 6

export interface SwarmGridProps {
  swarm: SimulatedSwarm
  pieces: number
  round: number
  hasSeed: boolean
}

/** Who has which piece after a round: filled is had, ringed came in that round. Below, how many can pass each on. */
export function SwarmGrid({ swarm, pieces, round, hasSeed }: SwarmGridProps) {
  const now = swarm.rounds[round] ?? []
  const before = swarm.rounds[round - 1]
  const each = Array.from({ length: pieces }, (_, piece) => piece)
  const [width, height] = [left + pieces * cell + 4, top + (now.length + 1) * cell + 8]
  const x = (piece: number) => left + piece * cell
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Who has which piece after round ${round}. ${tellHolders(now, pieces, hasSeed)}`}
    >
      {each.map((piece) => (
        <text
          key={piece}
          x={x(piece) + cell / 2}
          y={15}
          textAnchor="middle"
          className="fill-muted font-mono text-[11px]"
        >
          {piece + 1}
        </text>
      ))}
      {now.map((has, peer) => {
        const y = top + peer * cell
        return (
          // oxlint-disable-next-line react/no-array-index-key -- peers never change places
          <g key={peer}>
            <text x={left - 8} y={y + 16} textAnchor="end" className="fill-ink text-[12px]">
              Peer {peer + 1}
            </text>
            {each.map((piece) => (
              <rect
                key={piece}
                x={x(piece) + 2}
                y={y + 2}
                width={cell - 4}
                height={cell - 4}
                strokeWidth={has.has(piece) && before?.[peer]?.has(piece) === false ? 3 : 1}
                className={
                  !has.has(piece)
                    ? 'fill-surface stroke-line'
                    : before?.[peer]?.has(piece) === false
                      ? 'fill-accent/30 stroke-accent'
                      : 'fill-accent stroke-accent'
                }
              />
            ))}
          </g>
        )
      })}
      <text x={left - 8} y={top + now.length * cell + 18} textAnchor="end" className="fill-muted text-[12px]">
        holders
      </text>
      {each.map((piece) => {
        const holders = holdersOf(now, piece, hasSeed)
        return (
          <text
            key={piece}
            x={x(piece) + cell / 2}
            y={top + now.length * cell + 18}
            textAnchor="middle"
            className={`font-mono text-[11px] ${holders === 0 ? 'fill-fail font-semibold' : 'fill-muted'}`}
          >
            {holders}
          </text>
        )
      })}
    </svg>
  )
}

const holdersOf = (peers: readonly ReadonlySet<number>[], piece: number, hasSeed: boolean) =>
  peers.filter((has) => has.has(piece)).length + (hasSeed ? 1 : 0)

/** The pieces that fewest can pass on. */
export function tellHolders(peers: readonly ReadonlySet<number>[], pieces: number, hasSeed: boolean): string {
  const holders = Array.from({ length: pieces }, (_, piece) => holdersOf(peers, piece, hasSeed))
  const fewest = Math.min(...holders)
  const rare = holders.flatMap((count, piece) => (count === fewest ? [piece + 1] : []))
  if (rare.length > namedMax)
    return `${rare.length} pieces are ${fewest === 0 ? 'nowhere any more' : `the rarest, with ${fewest === 1 ? 'one holder' : `${fewest} holders`} each`}.`
  const which = rare.length === 1 ? `Piece ${rare[0]} is` : `Pieces ${rare.join(', ')} are`
  if (fewest === 0) return `${which} nowhere any more.`
  return `${which} the rarest, with ${fewest === 1 ? 'one holder' : `${fewest} holders`}.`
}
