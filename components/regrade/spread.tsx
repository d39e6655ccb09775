import { formatPoints } from '#components/content/format-points.ts'

export interface SpreadProps {
  /** Of students, by tenth of full marks, the last with full marks. */
  before: readonly number[]
  after: readonly number[]
  /** Full marks. */
  points: number
}

const width = 22
const height = 48
const gap = 3

/** How many students have how many points, now and then. The table below says the same of each. */
export function Spread({ before, after, points }: SpreadProps) {
  const most = Math.max(1, ...before, ...after)
  const sides = [
    { name: 'Now', counts: before },
    { name: 'Then', counts: after },
  ]
  return (
    <div className="mb-8 flex flex-wrap gap-x-10 gap-y-4">
      {sides.map(({ name, counts }) => (
        <figure key={name} className="w-full max-w-72">
          <figcaption className="text-13">{name}</figcaption>
          <svg
            role="img"
            aria-label={`${name}: ${inWords(counts)}`}
            viewBox={`0 0 ${counts.length * width} ${height + 12}`}
            className="w-full"
          >
            {counts.map((count, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a tenth is its place
              <g key={at}>
                <rect
                  x={at * width + gap / 2}
                  width={width - gap}
                  y={12 + height - (height * count) / most}
                  height={Math.max(count > 0 ? 1 : 0, (height * count) / most)}
                  fill="var(--accent)"
                />
                {count > 0 && (
                  <text
                    x={at * width + width / 2}
                    y={9 + height - (height * count) / most}
                    textAnchor="middle"
                    fontSize="9"
                    fill="var(--ink)"
                  >
                    {count}
                  </text>
                )}
              </g>
            ))}
          </svg>
          <p className="flex justify-between border-t border-border text-13 text-muted tabular-nums">
            <span>0</span>
            <span>{formatPoints(points)} points</span>
          </p>
        </figure>
      ))}
    </div>
  )
}

function inWords(counts: readonly number[]): string {
  const last = counts.length - 1
  return counts
    .map((count, at) =>
      count === 0
        ? null
        : at === last
          ? `${count} with full marks`
          : `${count} with ${at * 10} to ${at * 10 + 10} percent of them`,
    )
    .filter((words) => words !== null)
    .join(', ')
}
