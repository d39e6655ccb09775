import type { ReactNode } from 'react'
import { getInstrument, type InstrumentId } from '#components/instruments/instrument-list.ts'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'

export interface InstrumentPageProps {
  id: InstrumentId
  /** What it shows, and how it is used. */
  about: ReactNode
  children: ReactNode
}

/** The page of an instrument: where one is, what it shows, the units that it belongs to, and itself. */
export function InstrumentPage({ id, about, children }: InstrumentPageProps) {
  const { title, units } = getInstrument(id)
  return (
    <>
      <PageHeader title={title} trail={[{ href: '/instruments', name: 'Instruments' }]} />
      <div className="mb-6 max-w-measure">
        <p>{about} The address of this page holds what is set: a link shows the same.</p>
        <p className="mt-2 text-15 text-muted print:hidden">
          {units.length === 1 ? 'For the unit ' : 'For the units '}
          {units.map((unit, index) => (
            <span key={unit.id}>
              {index > 0 && (index === units.length - 1 ? ' and ' : ', ')}
              <NavLink href={`/units/${unit.id}`}>{unit.title}</NavLink>
            </span>
          ))}
          .
        </p>
      </div>
      {children}
    </>
  )
}
