import { type InstrumentAddress, instrumentMetadata, whatIsSet } from '#app/instruments/instrument-address.ts'
import { CacheInstrument } from '#components/instruments/cache/cache-instrument.tsx'
import { readCacheTexts } from '#components/instruments/cache/cache-texts.ts'
import { InstrumentPage } from '#components/instruments/instrument-page.tsx'

export const metadata = instrumentMetadata('cache')

export default async function CachePage(address: InstrumentAddress) {
  return (
    <InstrumentPage
      id="cache"
      about="A cache by RFC 9111, empty at first, before an origin that changes. Write what the origin answers and what is
        asked: it tells what the cache does with each request, with the lifetime and the age that decide. Nothing takes any
        time on its way."
    >
      <CacheInstrument initial={readCacheTexts(await whatIsSet(address))} />
    </InstrumentPage>
  )
}
