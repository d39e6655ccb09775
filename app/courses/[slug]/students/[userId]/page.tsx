import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import {
  setAccommodationAction,
  setExtensionAction,
  setOverrideAction,
} from '#app/courses/[slug]/students/[userId]/actions.ts'
import { signedInViewer } from '#app/current-viewer.ts'
import { viewAsAction } from '#app/viewing/actions.ts'
import { formatPoints } from '#components/content/format-points.ts'
import { CategoryMarks } from '#components/course/category-marks.tsx'
import { CourseNav } from '#components/course/course-nav.tsx'
import { lateDaysWords } from '#components/course/late-words.ts'
import { roleNames } from '#components/course/role-names.ts'
import { AccommodationForm } from '#components/gradebook/accommodation-form.tsx'
import { StudentAssignment } from '#components/gradebook/student-assignment.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { CourseZoneProvider } from '#components/ui/time/course-zone.tsx'
import { ViewAsButton } from '#components/viewing/view-as-button.tsx'
import { factorMax } from '#server/assignments/more-time/set-accommodation.ts'
import { findStudentWork } from '#server/gradebook/find-student-work.ts'
import { reasonMax } from '#server/overrides/set-override.ts'

interface StudentPageProps {
  params: Promise<{ slug: string; userId: string }>
}

const loadWork = cache(async (slug: string, userId: string) => {
  const path = `/courses/${encodeURIComponent(slug)}/students/${encodeURIComponent(userId)}` as const
  return (await findStudentWork(await signedInViewer(path), { slug, userId })) ?? notFound()
})

export async function generateMetadata({ params }: StudentPageProps): Promise<Metadata> {
  const { slug, userId } = await params
  const { student, course } = await loadWork(slug, userId)
  return { title: `${student.name}, ${course.title}` }
}

export default async function StudentPage({ params }: StudentPageProps) {
  const { slug, userId } = await params
  const work = await loadWork(slug, userId)
  const { course, student, mayOverride, mayExtend, lateDays, assignments, total, max } = work
  const { accommodation, mark } = work
  return (
    <>
      <PageHeader
        title={student.name}
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/courses/${course.slug}/gradebook`, name: 'Gradebook' },
        ]}
        facts={[
          { name: 'Address', value: student.email },
          {
            name: 'In this course',
            value: student.role === null ? 'no more; the work is kept' : roleNames[student.role],
          },
          { name: 'Points', value: `${formatPoints(total)} of ${formatPoints(max)}` },
          ...(lateDays === null ? [] : [{ name: 'Late days', value: lateDaysWords(lateDays, 0) }]),
        ]}
      />
      <CourseNav slug={course.slug} />
      <CourseZoneProvider zone={course.timeZone}>
        {student.role === 'STUDENT' && (
          <div className="mb-8">
            <ViewAsButton slug={course.slug} userId={student.id} viewAs={viewAsAction} />
          </div>
        )}
        {mark && (
          <CategoryMarks mark={mark} titles={new Map(assignments.map(({ id, title }) => [id, title]))} />
        )}
        <section aria-labelledby="time" className="mb-10 max-w-2xl">
          <h2 id="time" className="border-b border-border pb-2 text-21">
            Time in all assignments
          </h2>
          <p className="pt-3 text-15">
            {accommodation === null
              ? 'As all have.'
              : `× ${accommodation.factor} from opening to due, given by ${accommodation.by}: ${accommodation.reason}`}
          </p>
          {mayExtend && (
            <Disclosure summary="Change the time in all assignments">
              <AccommodationForm
                // What counts changed: the form begins anew.
                key={accommodation?.factor ?? 'none'}
                slug={course.slug}
                userId={student.id}
                current={accommodation?.factor ?? null}
                {...{ factorMax, reasonMax }}
                setAccommodation={setAccommodationAction}
              />
            </Disclosure>
          )}
        </section>
        {assignments.length === 0 && <EmptyState title="There is no assignment in this course yet." />}
        <div className="flex flex-col gap-10">
          {assignments.map((assignment) => (
            <StudentAssignment
              key={assignment.id}
              {...{ assignment, mayExtend, mayOverride, reasonMax }}
              userId={student.id}
              setExtension={setExtensionAction}
              setOverride={setOverrideAction}
            />
          ))}
        </div>
      </CourseZoneProvider>
    </>
  )
}
