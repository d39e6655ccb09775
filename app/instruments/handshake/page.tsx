import { type InstrumentAddress, instrumentMetadata, whatIsSet } from '#app/instruments/instrument-address.ts'
import { HandshakeInstrument } from '#components/instruments/handshake/handshake-instrument.tsx'
import { readHandshakeSettings } from '#components/instruments/handshake/handshake-settings.ts'
import { InstrumentPage } from '#components/instruments/instrument-page.tsx'

export const metadata = instrumentMetadata('handshake')

export default async function HandshakePage(address: InstrumentAddress) {
  return (
    <InstrumentPage
      id="handshake"
      about="How TLS begins, in one version beside another: which message waits for which, after how many round trips the
        request can go, what somebody on the way can read, and with which alert it ends when something is wrong."
    >
      <HandshakeInstrument initial={readHandshakeSettings(await whatIsSet(address))} />
    </InstrumentPage>
  )
}
