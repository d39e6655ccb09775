import { dashOf } from '#components/instruments/page-load/way-dashes.ts'
import { type PageLoad, timesOfWays, waysToLoad } from '#protocols/timeline/ways-to-load.ts'

const [width, height] = [640, 300]
const [left, right, top, bottom] = [56, 12, 28, 40]

/** The time of each way as the round trip grows, with where it stands now. */
export function WaysPlot({ load, rttsMs }: { load: PageLoad; rttsMs: readonly number[] }) {
  const points = rttsMs.map((rttMs) => ({ rttMs, times: timesOfWays({ ...load, rttMs }) }))
  const rttMax = rttsMs.at(-1) ?? 1
  const timeMax = niceAbove(Math.max(...points.flatMap(({ times }) => times.map(({ endMs }) => endMs))))
  const x = (rttMs: number) => left + (rttMs / rttMax) * (width - left - right)
  const y = (ms: number) => height - bottom - (ms / timeMax) * (height - top - bottom)
  const fourths = [0, 1, 2, 3, 4]
  return (
    <svg
      role="img"
      aria-label="The time of each way as the round-trip time grows. The sentences below say which is fastest where."
      viewBox={`0 0 ${width} ${height}`}
      className="block w-full max-w-3xl min-w-xl"
    >
      {fourths.map((fourth) => (
        <g key={fourth} className="fill-muted text-[12px]">
          <path d={`M${left} ${y((fourth / 4) * timeMax)}H${width - right}`} className="stroke-line" />
          <text x={left - 6} y={y((fourth / 4) * timeMax) + 4} textAnchor="end">
            {(fourth / 4) * timeMax}
          </text>
          <text x={x((fourth / 4) * rttMax)} y={height - bottom + 16} textAnchor="middle">
            {(fourth / 4) * rttMax}
          </text>
        </g>
      ))}
      <text x={width - right} y={height - 6} textAnchor="end" className="fill-ink text-[12px]">
        round-trip time in ms
      </text>
      <text x={4} y={12} className="fill-ink text-[12px]">
        time in ms
      </text>
      <path d={`M${x(load.rttMs)} ${top}V${height - bottom}`} className="stroke-accent" strokeWidth={1.5} />
      {waysToLoad.map(({ id }) => (
        <path
          key={id}
          d={points
            .map(({ rttMs, times }, index) => {
              const endMs = times.find((time) => time.id === id)?.endMs ?? 0
              return `${index === 0 ? 'M' : 'L'}${x(rttMs).toFixed(1)} ${y(endMs).toFixed(1)}`
            })
            .join('')}
          fill="none"
          strokeDasharray={dashOf(id)}
          strokeWidth={2}
          className={id === 'pipelined' || id === 'persistent' ? 'stroke-accent' : 'stroke-server'}
        />
      ))}
    </svg>
  )
}

/** A number above that quarters well. */
function niceAbove(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, ms)))
  return [1, 2, 4, 6, 8, 10].map((factor) => factor * power).find((nice) => nice >= ms) ?? ms
}
