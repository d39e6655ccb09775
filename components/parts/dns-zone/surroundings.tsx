import { Disclosure } from '#components/ui/disclosure.tsx'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { PresentedDnsZone } from '#graders/parts/dns-zone/presented-dns-zone.ts'

/** The internet around the zone, which is given: who delegates to it, and what other zones there are. */
export function Surroundings({ part: { origin, servers, elsewhere } }: { part: PresentedDnsZone }) {
  return (
    <div className="mt-3">
      <Disclosure summary="The internet around your zone">
        <p>
          The zone above delegates <code>{origin}</code> to:
        </p>
        <ServerList servers={servers} />
        {elsewhere.map((zone) => (
          <div key={zone.origin} className="mt-3">
            <p>
              The zone <code>{zone.origin}</code> is served by others, at:
            </p>
            <ServerList servers={zone.servers} />
            <ScrollRegion label={`The zone ${zone.origin}`}>
              <pre className="mt-1 bg-sunken px-3 py-2 text-13">{zone.text.trimEnd()}</pre>
            </ScrollRegion>
          </div>
        ))}
      </Disclosure>
    </div>
  )
}

function ServerList({ servers }: { servers: PresentedDnsZone['servers'] }) {
  return (
    <ul className="font-mono text-13">
      {servers.map(({ name, address }) => (
        <li key={`${name} ${address}`} className="wrap-anywhere">
          {name} ({address})
        </li>
      ))}
    </ul>
  )
}
