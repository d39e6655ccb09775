import { Lanes } from '#components/figures/tls/lanes.tsx'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { TimedFlow, TimedMessage } from '#protocols/tls/time-flow.ts'

const [width, clientX, serverX] = [450, 150, 290]
const [top, roundTripHeight, lineHeight] = [44, 150, 15]

const y = (roundTrips: number) => top + roundTrips * roundTripHeight

interface Flight {
  from: 'client' | 'server'
  at: number
  lines: readonly { text: string; encrypted: boolean }[]
}

export interface FlowDrawingProps {
  label: string
  timed: TimedFlow
  rttMs: number
}

/** A connection, its handshake and the first request, time downward. What each side sends together is one arrow. */
export function FlowDrawing({ label, timed, rttMs }: FlowDrawingProps) {
  const flights = flightsOf(timed)
  const last = timed.answerAt
  const height = y(last) + 30
  return (
    <>
      {/* A narrow column has no room for what is said beside the lines. */}
      <div className="sm:hidden">
        <Lanes messages={lanesOf(flights, rttMs)} />
      </div>
      <ScrollRegion label={`${label}, drawn`} className="mt-2 max-sm:hidden">
        <svg
          role="img"
          aria-label={`${label}, message by message. The table below holds the same.`}
          viewBox={`0 0 ${width} ${height}`}
          className="block w-full max-w-lg min-w-sm"
        >
          {[
            ['Client', clientX, 'fill-accent', 'stroke-accent'],
            ['Server', serverX, 'fill-server', 'stroke-server'],
          ].map(([name, x, fill, stroke]) => (
            <g key={name}>
              <text x={x} y={16} textAnchor="middle" className={`text-[13px] font-semibold ${fill}`}>
                {name}
              </text>
              <path
                d={`M${x} 24V${height}`}
                className={`${stroke}`}
                strokeDasharray={name === 'Server' ? '4 3' : 'none'}
              />
            </g>
          ))}
          {Array.from({ length: last + 1 }, (_, roundTrip) => (
            <g key={roundTrip}>
              <path
                d={`M${clientX} ${y(roundTrip)}H${serverX}`}
                className="stroke-line"
                strokeDasharray="1 5"
              />
              <text
                x={(clientX + serverX) / 2}
                y={y(roundTrip) - 4}
                textAnchor="middle"
                className="fill-muted font-mono text-[11px]"
              >
                {roundTrip * rttMs} ms
              </text>
            </g>
          ))}
          {flights.map(({ from, at, lines }) => {
            const isClient = from === 'client'
            const [x, to] = isClient ? [clientX, serverX] : [serverX, clientX]
            const end = y(at + 0.5)
            const tip = isClient ? -7 : 7
            return (
              <g key={`${from} ${at}`} className={isClient ? 'stroke-accent' : 'stroke-server'}>
                <path d={`M${x} ${y(at)}L${to} ${end}`} strokeDasharray={isClient ? 'none' : '6 3'} />
                <path d={`M${to} ${end}l${tip} -7M${to} ${end}l${tip} 0`} />
                {lines.map(({ text, encrypted }, index) => (
                  <text
                    key={text}
                    x={isClient ? x - 8 : x + 8}
                    y={y(at) + 4 + index * lineHeight}
                    textAnchor={isClient ? 'end' : 'start'}
                    stroke="none"
                    className={`text-[12px] ${encrypted ? 'fill-ink font-semibold' : 'fill-muted'}`}
                  >
                    {encrypted ? `[${text}]` : text}
                  </text>
                ))}
              </g>
            )
          })}
        </svg>
      </ScrollRegion>
    </>
  )
}

const lanesOf = (flights: readonly Flight[], rttMs: number) =>
  flights.flatMap(({ from, at, lines }) =>
    lines.map(({ text, encrypted }, index) => ({
      from,
      name: text,
      encrypted,
      at: index === 0 ? `${at * rttMs} ms` : undefined,
    })),
  )

function flightsOf({ messages, requestAt }: TimedFlow): Flight[] {
  const tcp: Flight[] = [
    { from: 'client', at: 0, lines: [{ text: 'SYN', encrypted: false }] },
    { from: 'server', at: 0.5, lines: [{ text: 'SYN, ACK', encrypted: false }] },
  ]
  const early = messages.some(({ id }) => id === 'early-data')
  const all: readonly Pick<TimedMessage, 'from' | 'sentAt' | 'name' | 'encrypted'>[] = [
    ...messages.map((each) =>
      each.id === 'early-data' ? { ...each, name: 'request, as early data' } : each,
    ),
    ...(early ? [] : [{ from: 'client' as const, sentAt: requestAt, name: 'request', encrypted: true }]),
    { from: 'server', sentAt: requestAt + 0.5, name: 'answer', encrypted: true },
  ]
  const groups = Map.groupBy(all, ({ from, sentAt }) => `${from} ${sentAt}`)
  return [
    ...tcp,
    ...[...groups.values()].flatMap((group) => {
      const [first] = group
      const lines = group.map(({ name, encrypted }) => ({ text: name, encrypted }))
      return first ? [{ from: first.from, at: first.sentAt, lines }] : []
    }),
  ]
}
