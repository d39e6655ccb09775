import { type InstrumentAddress, instrumentMetadata, whatIsSet } from '#app/instruments/instrument-address.ts'
import { DnsBytesInstrument } from '#components/instruments/dns-bytes/dns-bytes-instrument.tsx'
import { exampleMessages } from '#components/instruments/dns-bytes/example-messages.ts'
import { readOctets } from '#components/instruments/dns-bytes/octets-address.ts'
import { InstrumentPage } from '#components/instruments/instrument-page.tsx'

export const metadata = instrumentMetadata('dns-bytes')

export default async function DnsBytesPage(address: InstrumentAddress) {
  return (
    <InstrumentPage
      id="dns-bytes"
      about="Paste a DNS message in hexadecimal, as Wireshark copies it, or make one. The octets, the grid and the list of
        fields are the same message: change one and the others follow. What points to where is spelled out below them."
    >
      <DnsBytesInstrument initial={readOctets(await whatIsSet(address), exampleMessages[0]?.hex ?? '')} />
    </InstrumentPage>
  )
}
