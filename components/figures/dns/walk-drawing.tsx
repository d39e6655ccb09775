import { ScrollRegion } from '#components/ui/scroll-region.tsx'

const laneWidth = 108
const hopHeight = 34
const top = 30

export interface DrawnHop {
  /** Of several that know the same, the first is drawn. */
  from: readonly string[]
  to: readonly string[]
  got: string
}

/** Who asks whom, time downward: a lane for each, an arrow for each question. The words stand in the list beside it. */
export function WalkDrawing({ hops }: { hops: readonly DrawnHop[] }) {
  const lanes = [...new Set(hops.flatMap(({ from, to }) => [from[0] ?? '', to[0] ?? '']))]
  const x = (party: string | undefined) => lanes.indexOf(party ?? '') * laneWidth + laneWidth / 2
  const [width, height] = [lanes.length * laneWidth, top + hops.length * hopHeight + 10]
  return (
    <ScrollRegion label="Who asks whom, drawn" className="my-1">
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={`${hops.length} questions, one after the other`}
      >
        {lanes.map((party) => (
          <g key={party}>
            <text x={x(party)} y={16} textAnchor="middle" className="fill-ink text-[11px]">
              {party.length > 16 ? `${party.slice(0, 15)}…` : party}
            </text>
            <line x1={x(party)} x2={x(party)} y1={22} y2={height} className="stroke-border" />
          </g>
        ))}
        {hops.map(({ from, to, got }, index) => {
          const [start, end] = [x(from[0]), x(to[0])]
          const y = top + index * hopHeight + 12
          const tip = end > start ? -6 : 6
          return (
            // A hop is known by its place.
            // oxlint-disable-next-line react/no-array-index-key
            <g key={index} className="stroke-accent">
              <line x1={start} x2={end} y1={y} y2={y} />
              <path d={`M${end} ${y} l${tip} -4 M${end} ${y} l${tip} 4`} />
              <text
                x={(start + end) / 2}
                y={y - 4}
                textAnchor="middle"
                stroke="none"
                className="fill-muted text-[11px]"
              >
                {index + 1}: {got}
              </text>
            </g>
          )
        })}
      </svg>
    </ScrollRegion>
  )
}
