import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { createAssignmentAction, updateAssignmentAction } from '#app/courses/[slug]/assignments/actions.ts'
import { signedInViewer } from '#app/current-viewer.ts'
import { AssignmentBuilder } from '#components/assignment/assignment-builder.tsx'
import { CourseNav } from '#components/course/course-nav.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { CourseZoneProvider } from '#components/ui/time/course-zone.tsx'
import { assignmentLimits } from '#server/assignments/assignment-settings.ts'
import { openAssignmentEditor } from '#server/assignments/open-assignment-editor.ts'

export const metadata: Metadata = { title: 'New assignment' }

const hourMs = 3_600_000

export default async function NewAssignmentPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const viewer = await signedInViewer(`/courses/${encodeURIComponent(slug)}/assignments/new`)
  const { course, exercises, categories } =
    (await openAssignmentEditor(viewer, { slug, assignmentId: null })) ?? notFound()
  const opensAt = Math.ceil(Date.now() / hourMs) * hourMs
  return (
    <>
      <PageHeader title="New assignment" trail={[{ href: `/courses/${course.slug}`, name: course.title }]} />
      <CourseNav slug={course.slug} />
      <CourseZoneProvider zone={course.timeZone}>
        <AssignmentBuilder
          slug={course.slug}
          assignment={null}
          initial={{
            title: '',
            opensAt: new Date(opensAt).toISOString(),
            dueAt: new Date(opensAt + 7 * 24 * hourMs).toISOString(),
            takesLate: false,
            lateUntil: null,
            graceMinutes: '0',
            latePenalty: '10',
            lateCap: '100',
            attempts: '',
            retries: '',
            retryCost: '0',
            counting: 'BEST',
            categoryId: null,
            reveal: 'AFTER_SUBMIT',
            isExam: false,
            inGroups: false,
            groupSize: '2',
            examMinutes: '90',
            accessCode: '',
            networks: '',
            releases: false,
            releaseAt: null,
            items: [],
          }}
          {...{ exercises, categories }}
          limits={assignmentLimits}
          actions={{ createAssignment: createAssignmentAction, updateAssignment: updateAssignmentAction }}
        />
      </CourseZoneProvider>
    </>
  )
}
