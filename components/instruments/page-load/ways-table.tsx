import { dashOf } from '#components/instruments/page-load/way-dashes.ts'
import { classNames } from '#components/ui/class-names.ts'
import type { WayTime } from '#protocols/timeline/ways-to-load.ts'

/** Every way with its time, as a bar and a number; the fastest is said, not only drawn. */
export function WaysTable({ times }: { times: readonly WayTime[] }) {
  const longest = Math.max(...times.map(({ endMs }) => endMs), 1)
  return (
    <table className="w-full border-collapse text-15">
      <caption className="sr-only">From the click to the last bit, by way of loading</caption>
      <thead className="text-left text-13">
        <tr>
          <th scope="col" className="py-1 pr-3 font-semibold">
            Way
          </th>
          <th scope="col" className="py-1 pr-3 text-right font-semibold">
            Time
          </th>
          <th scope="col" className="py-1 text-right font-semibold">
            Connections
          </th>
        </tr>
      </thead>
      <tbody>
        {times.map(({ id, name, endMs, connections, isFastest }) => (
          <tr key={id} className="border-t border-line align-top">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal">
              <span className={classNames(isFastest && 'font-semibold')}>{name}</span>
              {isFastest && <span className="text-pass"> · fastest</span>}
              <svg
                viewBox="0 0 300 8"
                preserveAspectRatio="none"
                className="mt-1 block h-2 w-full"
                aria-hidden
              >
                <path
                  d={`M0 4H${Math.max(1, (endMs / longest) * 300)}`}
                  strokeWidth={isFastest ? 6 : 3}
                  strokeDasharray={dashOf(id)}
                  className={isFastest ? 'stroke-accent' : 'stroke-border'}
                  vectorEffect="non-scaling-stroke"
                />
              </svg>
            </th>
            <td className="py-1.5 pr-3 text-right font-mono whitespace-nowrap tabular-nums">
              {formatMs(endMs)} ms
            </td>
            <td className="py-1.5 text-right font-mono tabular-nums">{connections}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const formatMs = (ms: number) => String(Math.round(ms * 10) / 10)
