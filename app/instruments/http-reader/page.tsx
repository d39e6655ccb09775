import { type InstrumentAddress, instrumentMetadata, whatIsSet } from '#app/instruments/instrument-address.ts'
import { readSent } from '#components/instruments/http-reader/connection-address.ts'
import { exampleConnections } from '#components/instruments/http-reader/example-connections.ts'
import { HttpReaderInstrument } from '#components/instruments/http-reader/http-reader-instrument.tsx'
import { InstrumentPage } from '#components/instruments/instrument-page.tsx'

export const metadata = instrumentMetadata('http-reader')

const otherwise = exampleConnections[0]?.sent ?? { kind: 'request', answersTo: 'GET', text: '' }

export default async function HttpReaderPage(address: InstrumentAddress) {
  return (
    <InstrumentPage
      id="http-reader"
      about="Write or paste what one side sends over a connection. It is read octet by octet as RFC 9112 tells a recipient
        to: where each message ends and what says so, its fields, and what is refused or should not have been sent."
    >
      <HttpReaderInstrument initial={readSent(await whatIsSet(address), otherwise)} />
    </InstrumentPage>
  )
}
