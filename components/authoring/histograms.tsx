const barsMax = 48
const width = 240
const height = 40

export interface HistogramsProps {
  histograms: readonly { parameter: string; counts: readonly { value: number; count: number }[] }[]
}

/** How often each value of each parameter was drawn: a flat row of bars is what is wanted. */
export function Histograms({ histograms }: HistogramsProps) {
  return (
    <ul className="grid grid-cols-1 gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
      {histograms.map(({ parameter, counts }) => {
        const bars = joinNeighbours(counts)
        const [lowest, highest] = [counts[0]?.value, counts.at(-1)?.value]
        const summary = `${parameter}: ${counts.length} different values from ${lowest} to ${highest}`
        return (
          <li key={parameter} className="min-w-0">
            <p className="font-mono text-13">{parameter}</p>
            <svg
              role="img"
              aria-label={summary}
              viewBox={`0 0 ${width} ${height}`}
              preserveAspectRatio="none"
              className="mt-1 h-10 w-full border-b border-border"
            >
              {bars.map((bar, index) => (
                <rect
                  key={bar.from}
                  x={(index * width) / bars.length}
                  width={Math.max(1, width / bars.length - 1)}
                  y={height - (height * bar.count) / Math.max(1, ...bars.map(({ count }) => count))}
                  height={(height * bar.count) / Math.max(1, ...bars.map(({ count }) => count))}
                  fill="var(--accent)"
                />
              ))}
            </svg>
            <p className="flex justify-between gap-4 text-13 text-muted tabular-nums">
              <span>{lowest}</span>
              <span>{counts.length === 1 ? 'one value' : `${counts.length} values`}</span>
              <span>{highest}</span>
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/** No more bars than can be told apart. */
function joinNeighbours(counts: HistogramsProps['histograms'][number]['counts']) {
  const perBar = Math.max(1, Math.ceil(counts.length / barsMax))
  return Array.from({ length: Math.ceil(counts.length / perBar) }, (_, index) => {
    const joined = counts.slice(index * perBar, (index + 1) * perBar)
    return { from: joined[0]?.value ?? index, count: joined.reduce((sum, { count }) => sum + count, 0) }
  })
}
