import { DataTable } from '#components/ui/data-table.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'

export interface Bar {
  /** What it counts, such as "20 to 25 %". */
  name: string
  count: number
}

export interface BarChartProps {
  /** What is drawn, as a sentence; the table has it as its caption. */
  says: string
  /** What the names are, and what is counted: the heads of the table. */
  of: string
  counted: string
  bars: readonly Bar[]
  /** Under the first bar and under the last. */
  ends: readonly [string, string]
  /** A line between bars: how many stand left of it, and what it is. */
  line?: { after: number; says: string }
}

const width = 480
const height = 96
const above = 14

/** How many there are of each, drawn as bars, with the same as a table. */
export function BarChart({ says, of, counted, bars, ends, line }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const wide = width / Math.max(1, bars.length)
  const x = line === undefined ? 0 : line.after * wide
  return (
    <figure className="max-w-xl">
      <figcaption className="mb-2 text-15">{says}</figcaption>
      <svg
        role="img"
        aria-label={`${says} ${inWords(bars)}${line === undefined ? '' : ` ${line.says}.`}`}
        viewBox={`0 0 ${width} ${height + above}`}
        className="w-full"
      >
        {bars.map(({ name, count }, at) => {
          const tall = count === 0 ? 0 : Math.max(2, (height * count) / most)
          return (
            <g key={name}>
              <rect
                x={at * wide + 1.5}
                width={Math.max(1, wide - 3)}
                y={above + height - tall}
                height={tall}
                fill={line !== undefined && at >= line.after ? 'var(--attention)' : 'var(--accent)'}
              />
              {count > 0 && (
                <text
                  x={at * wide + wide / 2}
                  y={above + height - tall - 4}
                  textAnchor="middle"
                  fontSize="11"
                  fill="var(--ink)"
                >
                  {count}
                </text>
              )}
            </g>
          )
        })}
        {line !== undefined && (
          <line
            x1={x}
            x2={x}
            y1={0}
            y2={above + height}
            stroke="var(--attention)"
            strokeWidth="1.5"
            strokeDasharray="4 3"
          />
        )}
      </svg>
      <p className="flex justify-between gap-4 border-t border-border text-13 text-muted tabular-nums">
        <span>{ends[0]}</span>
        {line !== undefined && <span className="text-attention">{line.says}</span>}
        <span>{ends[1]}</span>
      </p>
      <Disclosure summary={<span className="text-13 font-normal">The same as a table</span>}>
        <DataTable
          caption={says}
          captionHidden
          dense
          columns={[
            { id: 'name', name: of, cell: ({ name }) => name },
            { id: 'count', name: counted, numeric: true, cell: ({ count }) => count },
          ]}
          rows={bars}
          rowKey={({ name }) => name}
        />
      </Disclosure>
    </figure>
  )
}

/** Of those that are there, a handful: the table has all. */
function inWords(bars: readonly Bar[]): string {
  const there = bars.filter(({ count }) => count > 0)
  if (there.length === 0) return 'None.'
  const most = there.toSorted((a, b) => b.count - a.count).slice(0, 3)
  return `Most: ${most.map(({ name, count }) => `${count} with ${name}`).join(', ')}.`
}
