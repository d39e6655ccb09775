import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { shownStudent } from '#app/courses/[slug]/gradebook/shown-gradebook.ts'
import { signedInViewer } from '#app/current-viewer.ts'
import { CourseNav } from '#components/course/course-nav.tsx'
import { FillSheetForm } from '#components/gradebook/sheet/fill-sheet-form.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'

interface FillPageProps {
  params: Promise<{ slug: string }>
}

const loadFill = cache(async (slug: string) => {
  const viewer = await signedInViewer(`/courses/${encodeURIComponent(slug)}/gradebook/fill`)
  return (await findGradebook(viewer, slug)) ?? notFound()
})

export async function generateMetadata({ params }: FillPageProps): Promise<Metadata> {
  return { title: `Marks into Moodle or Canvas, ${(await loadFill((await params).slug)).course.title}` }
}

export default async function FillPage({ params }: FillPageProps) {
  const { course, assignments, students, weighs } = await loadFill((await params).slug)
  return (
    <>
      <PageHeader
        title="Marks into Moodle or Canvas"
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/courses/${course.slug}/gradebook`, name: 'Gradebook' },
        ]}
      />
      <CourseNav slug={course.slug} />
      <FillSheetForm assignments={assignments} students={students.map(shownStudent)} weighs={weighs} />
    </>
  )
}
