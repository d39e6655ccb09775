import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { BuiltNetwork } from '#graders/parts/topology/live/built-network.ts'
import { findStopped, TooIntricate, waysBetween } from '#protocols/firewall/topology/reach.ts'

const steps = 400_000

/** Who gets where in the network as it stands, live: all, some or none of what he may send. It judges nothing. */
export function ReachList({ network }: { network: BuiltNetwork }) {
  return (
    <div className="min-w-0">
      <p className="text-15 font-semibold">Who reaches whom</p>
      <ScrollRegion
        label="Who reaches whom, from zone to zone and host to host"
        className="mt-1 h-60 overflow-y-auto"
      >
        {network.ok ? (
          <ReachTable network={network} />
        ) : (
          <p className="text-13 text-muted">Once all rules can be read.</p>
        )}
      </ScrollRegion>
    </div>
  )
}

function ReachTable({ network }: { network: Extract<BuiltNetwork, { ok: true }> }) {
  const { topology } = network
  const places = [
    ...topology.zones.map(({ id }) => id),
    ...topology.hosts.filter(({ zones }) => zones.length > 0).map(({ id }) => id),
  ]
  return (
    <table className="w-full text-left text-13">
      <caption className="sr-only">Who reaches whom with new connections</caption>
      <thead className="text-muted">
        <tr>
          <th scope="col" className="pr-2 font-normal">
            From
          </th>
          <th scope="col" className="pr-2 font-normal">
            reaches with all
          </th>
          <th scope="col" className="font-normal">
            with some
          </th>
        </tr>
      </thead>
      <tbody>
        {places.map((from) => {
          const reached = places
            .filter((to) => to !== from)
            .map((to) => ({ to, much: reaches(network, from, to) }))
          const named = (much: string) =>
            reached
              .filter((each) => each.much === much)
              .map(({ to }) => to)
              .join(', ') || '–'
          return (
            <tr key={from} className="border-t border-line align-top">
              <th scope="row" className="pr-2 font-normal">
                {from}
              </th>
              <td className="pr-2 break-words">{named('all')}</td>
              <td className="break-words">{named('some')}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function reaches(
  { topology, vocabulary }: Extract<BuiltNetwork, { ok: true }>,
  from: string,
  to: string,
): 'all' | 'some' | 'none' | 'too much to say' {
  const budget = { left: steps }
  try {
    const ways = waysBetween(topology, vocabulary, from, to, 'any', budget)
    if (ways.some((way) => findStopped(way, budget) === null)) return 'all'
    return ways.some(({ passes }) => passes.length > 0) ? 'some' : 'none'
  } catch (error) {
    if (!(error instanceof TooIntricate)) throw error
    return 'too much to say'
  }
}
