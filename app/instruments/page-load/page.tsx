import type { Metadata } from 'next'
import { PageLoadInstrument } from '#components/instruments/page-load/page-load-instrument.tsx'
import { readSettings } from '#components/instruments/page-load/settings.ts'
import { PageHeader } from '#components/ui/page/page-header.tsx'

export const metadata: Metadata = {
  title: 'Page load',
  description: 'One page, loaded over every kind of HTTP connection side by side, with numbers to move.',
}

interface InstrumentPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PageLoadPage({ searchParams }: InstrumentPageProps) {
  const given = Object.entries(await searchParams)
  const words = given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return (
    <>
      <PageHeader
        title="How a page loads"
        trail={[
          { href: '/units', name: 'Units' },
          { href: '/units/http-delay', name: 'HTTP delay' },
        ]}
      />
      <p className="mb-6 max-w-measure">
        One page, fetched over every kind of connection side by side. Move the numbers and see which way wins,
        and where that turns. Opening a connection takes its round trip; requests are short; further
        connections are opened when the base file has arrived. The address of this page holds what is set: a
        link shows the same.
      </p>
      <PageLoadInstrument initial={readSettings(new URLSearchParams(words))} />
    </>
  )
}
