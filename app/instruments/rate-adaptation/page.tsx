import { type InstrumentAddress, instrumentMetadata, whatIsSet } from '#app/instruments/instrument-address.ts'
import { InstrumentPage } from '#components/instruments/instrument-page.tsx'
import { RateAdaptationInstrument } from '#components/instruments/rate-adaptation/rate-adaptation-instrument.tsx'
import { readStreamSettings } from '#components/instruments/rate-adaptation/stream-settings.ts'

export const metadata = instrumentMetadata('rate-adaptation')

export default async function RateAdaptationPage(address: InstrumentAddress) {
  return (
    <InstrumentPage
      id="rate-adaptation"
      about="A film in segments over a network that is now faster, now slower. Set the network and see what becomes of the
        picture with each way to choose a quality: when it starts, whether it stands still, and how sharp it is."
    >
      <RateAdaptationInstrument initial={readStreamSettings(await whatIsSet(address))} />
    </InstrumentPage>
  )
}
