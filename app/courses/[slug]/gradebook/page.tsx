import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInViewer } from '#app/current-viewer.ts'
import { formatPoints } from '#components/content/format-points.ts'
import { CourseNav } from '#components/course/course-nav.tsx'
import { readFilters } from '#components/gradebook/gradebook-filters.ts'
import { GradebookView } from '#components/gradebook/gradebook-view.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { shownStudent } from './shown-gradebook.ts'

interface GradebookPageProps {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const loadGradebook = cache(async (slug: string) => {
  const viewer = await signedInViewer(`/courses/${encodeURIComponent(slug)}/gradebook`)
  return (await findGradebook(viewer, slug)) ?? notFound()
})

export async function generateMetadata({ params }: GradebookPageProps): Promise<Metadata> {
  return { title: `Gradebook, ${(await loadGradebook((await params).slug)).course.title}` }
}

export default async function GradebookPage({ params, searchParams }: GradebookPageProps) {
  const given = Object.entries(await searchParams)
  const words = given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  const filters = readFilters(new URLSearchParams(words))
  const { course, assignments, students, max } = await loadGradebook((await params).slug)
  return (
    <>
      <PageHeader
        title="Gradebook"
        trail={[{ href: `/courses/${course.slug}`, name: course.title }]}
        facts={[
          { name: 'Students', value: students.length },
          {
            name: 'Full marks',
            value: `${formatPoints(max)} points${assignments.every(({ opened }) => opened) ? '' : ' so far'}`,
          },
        ]}
      />
      <CourseNav slug={course.slug} current="gradebook" />
      <GradebookView
        slug={course.slug}
        assignments={assignments}
        students={students.map(shownStudent)}
        initial={filters}
      />
    </>
  )
}
