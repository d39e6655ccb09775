import { type InstrumentAddress, instrumentMetadata, whatIsSet } from '#app/instruments/instrument-address.ts'
import { InstrumentPage } from '#components/instruments/instrument-page.tsx'
import { SwarmInstrument } from '#components/instruments/swarm/swarm-instrument.tsx'
import { readSwarmSettings } from '#components/instruments/swarm/swarm-settings.ts'

export const metadata = instrumentMetadata('swarm')

export default async function SwarmPage(address: InstrumentAddress) {
  return (
    <InstrumentPage
      id="swarm"
      about="A seed has a file, its peers have nothing. In each round everybody fetches at most one piece, and passes on what
        the uplink carries. Which piece a peer asks for decides how fast the file spreads, and whether it survives when the
        seed goes."
    >
      <SwarmInstrument initial={readSwarmSettings(await whatIsSet(address))} />
    </InstrumentPage>
  )
}
