import type { Metadata } from 'next'
import { PoliciesInstrument } from '#components/instruments/policies/policies-instrument.tsx'
import { readTexts } from '#components/instruments/policies/texts.ts'
import { PageHeader } from '#components/ui/page/page-header.tsx'

export const metadata: Metadata = {
  title: 'Two firewall policies',
  description:
    'Whether two firewall policies decide every packet alike, and a packet that shows where they do not.',
}

interface InstrumentPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PoliciesPage({ searchParams }: InstrumentPageProps) {
  const given = Object.entries(await searchParams)
  const words = given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return (
    <>
      <PageHeader
        title="Two firewall policies"
        trail={[
          { href: '/units', name: 'Units' },
          { href: '/units/firewalls', name: 'Firewalls and gateways' },
        ]}
      />
      <p className="mb-6 max-w-measure">
        Write two policies, a rule on a line; the first that matches decides. They are compared over all
        packets, and where they differ you see the plainest packet that shows it, and which rule of each
        decides. Packets arrive <span className="font-mono">on internet</span> or{' '}
        <span className="font-mono">on inside</span>. The address of this page holds both.
      </p>
      <PoliciesInstrument initial={readTexts(new URLSearchParams(words))} />
    </>
  )
}
