import { type InstrumentAddress, instrumentMetadata, whatIsSet } from '#app/instruments/instrument-address.ts'
import { DnsWalkInstrument } from '#components/instruments/dns-walk/dns-walk-instrument.tsx'
import { readWalk } from '#components/instruments/dns-walk/walk-address.ts'
import { InstrumentPage } from '#components/instruments/instrument-page.tsx'

export const metadata = instrumentMetadata('dns-walk')

export default async function DnsWalkPage(address: InstrumentAddress) {
  return (
    <InstrumentPage
      id="dns-walk"
      about="A resolver with an empty cache looks a name up in a small internet that you can change: from the root down, over
        referrals, aliases and servers whose addresses have to be found first. Break something and see where it ends."
    >
      <DnsWalkInstrument initial={readWalk(await whatIsSet(address))} />
    </InstrumentPage>
  )
}
