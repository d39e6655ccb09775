import type { Metadata } from 'next'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'

export const metadata: Metadata = { title: { absolute: 'Nothing here · Roundtrip' } }

export default function NotFound() {
  return (
    <>
      <PageHeader title="Nothing here" facts={[{ name: 'Status', value: '404 (RFC 9110 section 15.5.5)' }]} />
      <p className="max-w-measure text-17">
        There is nothing here for you under this address. It may have been removed, or it belongs to a course
        that you are not in. Go back to <NavLink href="/">your work</NavLink>.
      </p>
    </>
  )
}
