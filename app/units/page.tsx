import type { Metadata } from 'next'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { UnitList } from '#components/units/unit-list.tsx'
import { listUnits } from '#server/units/list-units.ts'

export const metadata: Metadata = {
  title: 'Units',
  description: 'Computer networking in twelve units: what each is about, and exercises to try.',
}

export default async function UnitsPage() {
  return (
    <>
      <PageHeader title="Units" />
      <p className="mb-6 max-w-measure text-17">
        The application layer and network security of a first course in computer networking: to read, to
        reason and to build. Besides, there are <NavLink href="/instruments">instruments to move</NavLink>.
      </p>
      <UnitList units={await listUnits()} />
    </>
  )
}
