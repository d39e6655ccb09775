import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import {
  createAssignmentAction,
  deleteAssignmentAction,
  duplicateAssignmentAction,
  setSectionExtensionAction,
  updateAssignmentAction,
} from '#app/courses/[slug]/assignments/actions.ts'
import { signedInViewer } from '#app/current-viewer.ts'
import { AssignmentBuilder } from '#components/assignment/assignment-builder.tsx'
import { AssignmentFate } from '#components/assignment/assignment-fate.tsx'
import { SectionTimes } from '#components/assignment/section-times.tsx'
import { CourseNav } from '#components/course/course-nav.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { CourseZoneProvider } from '#components/ui/time/course-zone.tsx'
import { assignmentLimits } from '#server/assignments/assignment-settings.ts'
import { openAssignmentEditor } from '#server/assignments/open-assignment-editor.ts'
import { reasonMax } from '#server/overrides/set-override.ts'
import { formOf } from './form-of.ts'

interface EditPageProps {
  params: Promise<{ slug: string; assignmentId: string }>
}

const loadEditor = cache(async (slug: string, assignmentId: string) => {
  const path =
    `/courses/${encodeURIComponent(slug)}/assignments/${encodeURIComponent(assignmentId)}/edit` as const
  const opened = await openAssignmentEditor(await signedInViewer(path), { slug, assignmentId })
  if (opened === null || opened.assignment === null) return notFound()
  return { ...opened, assignment: opened.assignment }
})

export async function generateMetadata({ params }: EditPageProps): Promise<Metadata> {
  const { slug, assignmentId } = await params
  return { title: `Edit ${(await loadEditor(slug, assignmentId)).assignment.title}` }
}

export default async function EditAssignmentPage({ params }: EditPageProps) {
  const { slug, assignmentId } = await params
  const { course, exercises, categories, sections, assignment } = await loadEditor(slug, assignmentId)
  return (
    <>
      <PageHeader
        title={`Edit ${assignment.title}`}
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/assignments/${assignment.id}`, name: assignment.title },
        ]}
      />
      <CourseNav slug={course.slug} />
      <CourseZoneProvider zone={course.timeZone}>
        <AssignmentBuilder
          // Another state of the assignment is another form.
          key={assignment.seen}
          slug={course.slug}
          assignment={{ id: assignment.id, seen: assignment.seen }}
          initial={formOf(assignment)}
          {...{ exercises, categories }}
          limits={assignmentLimits}
          extended={assignment.extended}
          actions={{ createAssignment: createAssignmentAction, updateAssignment: updateAssignmentAction }}
        />
        <SectionTimes
          assignmentId={assignment.id}
          dueAt={assignment.dueAt}
          {...{ sections, reasonMax }}
          setExtension={setSectionExtensionAction}
        />
        <AssignmentFate
          slug={course.slug}
          assignmentId={assignment.id}
          title={assignment.title}
          kept={assignment.kept}
          actions={{
            duplicateAssignment: duplicateAssignmentAction,
            deleteAssignment: deleteAssignmentAction,
          }}
        />
      </CourseZoneProvider>
    </>
  )
}
