import { type InstrumentAddress, instrumentMetadata, whatIsSet } from '#app/instruments/instrument-address.ts'
import { InstrumentPage } from '#components/instruments/instrument-page.tsx'
import { PageLoadInstrument } from '#components/instruments/page-load/page-load-instrument.tsx'
import { readSettings } from '#components/instruments/page-load/settings.ts'

export const metadata = instrumentMetadata('page-load')

export default async function PageLoadPage(address: InstrumentAddress) {
  return (
    <InstrumentPage
      id="page-load"
      about="One page, fetched over every kind of connection side by side. Move the numbers and see which way wins, and
        where that turns. Opening a connection takes its round trip; requests are short; further connections are opened
        when the base file has arrived."
    >
      <PageLoadInstrument initial={readSettings(await whatIsSet(address))} />
    </InstrumentPage>
  )
}
