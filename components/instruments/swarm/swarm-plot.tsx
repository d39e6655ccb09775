import type { PlayedPicking } from '#components/instruments/swarm/pickings-table.tsx'
import { pickingWords } from '#components/instruments/swarm/swarm-settings.ts'
import type { Picking } from '#protocols/swarm/simulate-swarm.ts'

const [width, height] = [640, 284]
const [left, right, top, bottom] = [48, 12, 24, 64]
/** So that no line is told by its colour alone. */
const dashes: Record<Picking, string> = {
  rarest: 'none',
  random: '8 3',
  'in-order': '2 3',
  'most-common': '12 3 2 3',
}

export interface SwarmPlotProps {
  played: readonly PlayedPicking[]
  /** Pieces of all peers together. */
  all: number
  /** The round that is drawn beside it. */
  round: number
}

/** How much of the file all peers together have, round after round, by each way to choose. */
export function SwarmPlot({ played, all, round }: SwarmPlotProps) {
  const last = Math.max(1, ...played.map(({ swarm }) => swarm.rounds.length - 1))
  const x = (at: number) => left + (at / last) * (width - left - right)
  const y = (share: number) => height - bottom - share * (height - top - bottom)
  const step = Math.ceil(last / 8)
  return (
    <svg
      role="img"
      aria-label="How much all peers together have, round after round. The table holds where each way ends."
      viewBox={`0 0 ${width} ${height}`}
      className="block w-full max-w-3xl min-w-lg"
    >
      <text x={4} y={12} className="fill-ink text-[12px]">
        of all pieces that all peers want
      </text>
      {[0, 0.5, 1].map((share) => (
        <g key={share} className="fill-muted text-[12px]">
          <path d={`M${left} ${y(share)}H${width - right}`} className="stroke-line" />
          <text x={left - 6} y={y(share) + 4} textAnchor="end">
            {share * 100} %
          </text>
        </g>
      ))}
      {Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step).map((at) => (
        <text
          key={at}
          x={x(at)}
          y={height - bottom + 16}
          textAnchor="middle"
          className="fill-muted text-[12px]"
        >
          {at}
        </text>
      ))}
      <text x={width - right} y={height - bottom + 32} textAnchor="end" className="fill-ink text-[12px]">
        rounds
      </text>
      <path d={`M${x(Math.min(round, last))} ${top}V${height - bottom}`} className="stroke-border" />
      {played.map(({ picking, swarm: { rounds } }) => (
        <path
          key={picking}
          d={rounds
            .map((peers, at) => {
              const held = peers.reduce((sum, { size }) => sum + size, 0)
              return `${at === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(held / all).toFixed(1)}`
            })
            .join('')}
          fill="none"
          strokeWidth={2}
          strokeDasharray={dashes[picking]}
          className={picking === 'rarest' || picking === 'random' ? 'stroke-accent' : 'stroke-server'}
        />
      ))}
      {played.map(({ picking }, index) => (
        <g key={picking}>
          <path
            d={`M${left + index * 145} ${height - 12}h22`}
            strokeWidth={2}
            strokeDasharray={dashes[picking]}
            className={picking === 'rarest' || picking === 'random' ? 'stroke-accent' : 'stroke-server'}
          />
          <text x={left + 27 + index * 145} y={height - 8} className="fill-ink text-[11px]">
            {pickingWords[picking]}
          </text>
        </g>
      ))}
    </svg>
  )
}
