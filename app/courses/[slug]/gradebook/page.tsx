import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInViewer } from '#app/current-viewer.ts'
import { formatPoints } from '#components/content/format-points.ts'
import { CourseNav } from '#components/course/course-nav.tsx'
import type { Mark, ShownStudent } from '#components/gradebook/gradebook-shapes.ts'
import { GradebookView } from '#components/gradebook/gradebook-view.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { findGradebook, type GradebookStudent } from '#server/gradebook/find-gradebook.ts'
import type { ItemScore } from '#server/scores/score-item.ts'

interface GradebookPageProps {
  params: Promise<{ slug: string }>
}

const loadGradebook = cache(async (slug: string) => {
  const viewer = await signedInViewer(`/courses/${encodeURIComponent(slug)}/gradebook`)
  return (await findGradebook(viewer, slug)) ?? notFound()
})

export async function generateMetadata({ params }: GradebookPageProps): Promise<Metadata> {
  return { title: `Gradebook, ${(await loadGradebook((await params).slug)).course.title}` }
}

export default async function GradebookPage({ params }: GradebookPageProps) {
  const { course, assignments, students, max } = await loadGradebook((await params).slug)
  return (
    <>
      <PageHeader
        title="Gradebook"
        trail={[{ href: `/courses/${course.slug}`, name: course.title }]}
        facts={[
          { name: 'Students', value: students.length },
          { name: 'Full marks', value: `${formatPoints(max)} points` },
        ]}
        actions={
          // A file, not a page: the router must not try to show it.
          <a
            href={`/courses/${course.slug}/gradebook.csv`}
            download
            className="link inline-flex min-h-8 items-center"
          >
            Download CSV
          </a>
        }
      />
      <CourseNav slug={course.slug} current="gradebook" />
      <GradebookView slug={course.slug} assignments={assignments} students={students.map(shownStudent)} />
    </>
  )
}

function shownStudent({ id, name, email, scores }: GradebookStudent): ShownStudent {
  const marked = scores.flatMap((score, place) => {
    const marks = marksOf(score)
    return marks.length > 0 ? [[place, marks] as const] : []
  })
  return {
    id,
    name,
    email,
    points: scores.map(({ earned }) => earned),
    marks: Object.fromEntries(marked),
  }
}

function marksOf({ waiting, faulted, byHand, reduced }: ItemScore): Mark[] {
  const marks: [Mark, boolean][] = [
    ['waiting', waiting],
    ['fault', faulted],
    ['by-hand', byHand],
    ['late', reduced],
  ]
  return marks.flatMap(([mark, holds]) => (holds ? [mark] : []))
}
