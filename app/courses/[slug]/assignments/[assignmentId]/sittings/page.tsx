import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { giveExamTimeAction, releaseExamAction } from '#app/courses/[slug]/assignments/actions.ts'
import { signedInViewer } from '#app/current-viewer.ts'
import { CourseNav } from '#components/course/course-nav.tsx'
import { ExamRoom } from '#components/exam/exam-room.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import { findSittings } from '#server/exams/find-sittings.ts'
import { reasonMax } from '#server/overrides/set-override.ts'

interface SittingsPageProps {
  params: Promise<{ slug: string; assignmentId: string }>
}

const loadSittings = cache(async (slug: string, assignmentId: string) => {
  const path =
    `/courses/${encodeURIComponent(slug)}/assignments/${encodeURIComponent(assignmentId)}/sittings` as const
  return (await findSittings(await signedInViewer(path), { slug, assignmentId })) ?? notFound()
})

export async function generateMetadata({ params }: SittingsPageProps): Promise<Metadata> {
  const { slug, assignmentId } = await params
  return { title: `Who is where, ${(await loadSittings(slug, assignmentId)).assignment.title}` }
}

export default async function SittingsPage({ params }: SittingsPageProps) {
  const { slug, assignmentId } = await params
  const { course, assignment, exam, students, mayRelease, mayGiveTime } = await loadSittings(
    slug,
    assignmentId,
  )
  return (
    <>
      <PageHeader
        title="Who is where"
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/assignments/${assignment.id}`, name: assignment.title },
        ]}
        facts={[
          {
            name: 'Opens',
            value: (
              <Timestamp at={assignment.opensAt.toISOString()} show="words" typedIn={assignment.typedIn} />
            ),
          },
          {
            name: 'Ends',
            value: (
              <Timestamp at={assignment.dueAt.toISOString()} show="words" typedIn={assignment.typedIn} />
            ),
          },
          { name: 'Time', value: `${exam.minutes} minutes` },
          {
            name: 'Started',
            value: `${students.filter(({ startedAt }) => startedAt !== null).length} of ${students.length}`,
          },
          {
            name: 'Released',
            value: exam.releasedAt ? (
              <Timestamp at={exam.releasedAt.toISOString()} show="words" typedIn={assignment.typedIn} />
            ) : exam.releaseAt ? (
              <>
                by itself,{' '}
                <Timestamp at={exam.releaseAt.toISOString()} show="words" typedIn={assignment.typedIn} />
              </>
            ) : (
              'not yet'
            ),
          },
        ]}
      />
      <CourseNav slug={course.slug} />
      <ExamRoom
        slug={course.slug}
        assignmentId={assignment.id}
        students={students}
        typedIn={assignment.typedIn}
        released={exam.releasedAt !== null}
        {...{ mayRelease, mayGiveTime, reasonMax }}
        now={new Date().toISOString()}
        actions={{ releaseExam: releaseExamAction, giveExamTime: giveExamTimeAction }}
      />
    </>
  )
}
