import { type InstrumentAddress, instrumentMetadata, whatIsSet } from '#app/instruments/instrument-address.ts'
import { InstrumentPage } from '#components/instruments/instrument-page.tsx'
import { PoliciesInstrument } from '#components/instruments/policies/policies-instrument.tsx'
import { readTexts } from '#components/instruments/policies/texts.ts'

export const metadata = instrumentMetadata('policies')

export default async function PoliciesPage(address: InstrumentAddress) {
  return (
    <InstrumentPage
      id="policies"
      about={
        <>
          Write two policies, a rule on a line; the first that matches decides. They are compared over all
          packets, and where they differ you see the plainest packet that shows it, and which rule of each
          decides. Packets arrive <span className="font-mono">on internet</span> or{' '}
          <span className="font-mono">on inside</span>.
        </>
      }
    >
      <PoliciesInstrument initial={readTexts(await whatIsSet(address))} />
    </InstrumentPage>
  )
}
