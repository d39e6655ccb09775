import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentViewer } from '#app/current-viewer.ts'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'

export const metadata: Metadata = { title: 'Not opened yet' }

/** What staff see in place of a page that would deal the student something by being opened. */
export default async function NotOpenedPage() {
  const viewing = (await currentViewer())?.viewsAs ?? notFound()
  const { student, course } = viewing
  return (
    <>
      <PageHeader title="Not opened yet" trail={[{ href: `/courses/${course.slug}`, name: course.title }]} />
      <p className="max-w-measure">
        {student.name} has not opened this. Opening it deals a student their numbers, or begins something, and
        whoever only looks must not do that.{' '}
        <NavLink href={`/courses/${course.slug}`}>Back to the course</NavLink>
      </p>
    </>
  )
}
