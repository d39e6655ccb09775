import type { Metadata } from 'next'
import { InstrumentLinks } from '#components/instruments/instrument-links.tsx'
import { instruments } from '#components/instruments/instrument-list.ts'
import { PageHeader } from '#components/ui/page/page-header.tsx'

export const metadata: Metadata = {
  title: 'Instruments',
  description: 'Figures of computer networking to move: simulators, readers and boards, without an account.',
}

export default function InstrumentsPage() {
  return (
    <>
      <PageHeader title="Instruments" trail={[{ href: '/units', name: 'Units' }]} />
      <p className="mb-6 max-w-measure text-17">
        Figures to move, without a question and without an account: for a lecture, for an exercise, or to see
        what happens if. What is set stands in the address, so a link shows somebody else the same.
      </p>
      <div className="max-w-measure">
        <InstrumentLinks instruments={instruments} />
      </div>
    </>
  )
}
