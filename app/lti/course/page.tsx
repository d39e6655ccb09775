import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentViewer } from '#app/current-viewer.ts'
import { linkCourseAction } from '#app/lti/course/actions.ts'
import { LinkCourseForm } from '#components/lti/link-course-form.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findLinkable } from '#server/lti/courses/find-linkable.ts'

export const metadata: Metadata = { title: 'Link the course' }

/** The first launch by an instructor from a course that is not linked. */
export default async function LinkCoursePage() {
  const viewer = (await currentViewer()) ?? notFound()
  const { platform, title, courses, makesCourses } = (await findLinkable(viewer)) ?? notFound()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={`Link “${title}”`}
        facts={[
          { name: 'Platform', value: platform },
          { name: 'You are', value: viewer.name },
        ]}
      />
      <p className="mb-6">
        This course of {platform} is not linked to a course here yet. Once it is, its students come in by
        themselves, and their points go there.
      </p>
      {courses.length === 0 && !makesCourses ? (
        <EmptyState title="You are an instructor of no course here.">
          Ask the operator of this site to make one for {viewer.email}, then open the activity again. If you
          have an account here with courses, ask them to have that one linked.
        </EmptyState>
      ) : (
        <LinkCourseForm title={title} courses={courses} makesCourses={makesCourses} link={linkCourseAction} />
      )}
    </div>
  )
}
