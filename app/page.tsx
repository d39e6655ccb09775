import type { Metadata } from 'next'
import { signedInViewer } from '#app/current-viewer.ts'
import { AssignmentLines } from '#components/course/assignment-lines.tsx'
import { CourseList } from '#components/course/course-list.tsx'
import { WorkLine } from '#components/course/work-line.tsx'
import { UnreadNotice } from '#components/feedback/unread-notice.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findUnread } from '#server/feedback/find-unread.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'

export const metadata: Metadata = { title: { absolute: 'Your work · Roundtrip' } }

export default async function DashboardPage() {
  const viewer = await signedInViewer('/')
  const [{ courses, due, later, finished, continueWith }, unread] = await Promise.all([
    findDashboard(viewer),
    findUnread(viewer),
  ])
  if (courses.length === 0) {
    return (
      <>
        <PageHeader title="Your work" />
        <EmptyState title="You are in no course yet.">
          {viewer.operator ? (
            <>
              As an operator you can look at the <NavLink href="/health">health of the platform</NavLink>.
            </>
          ) : (
            'Ask your instructor to enrol you with the address you signed in with.'
          )}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader title="Your work" />
      <UnreadNotice unread={unread} />
      <div className="grid grid-cols-1 gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,18rem)]">
        <div className="flex flex-col gap-8">
          <section aria-labelledby="due-next">
            <h2 id="due-next" className="mb-4 text-21">
              Due next
            </h2>
            {due.length > 0 ? (
              <WorkLine assignments={due} continueWith={continueWith} showCourse={courses.length > 1} />
            ) : (
              <EmptyState title="Nothing is due.">Everything that is open is solved.</EmptyState>
            )}
          </section>
          {later.length + finished.length > 0 && (
            <div className="border-t border-line">
              {later.length > 0 && (
                <Disclosure summary={<h2 className="text-15">Later ({later.length})</h2>}>
                  <AssignmentLines assignments={later} />
                </Disclosure>
              )}
              {finished.length > 0 && (
                <Disclosure summary={<h2 className="text-15">Finished ({finished.length})</h2>}>
                  <AssignmentLines assignments={finished} />
                </Disclosure>
              )}
            </div>
          )}
        </div>
        <section aria-labelledby="courses">
          <h2 id="courses" className="mb-4 text-21">
            Courses
          </h2>
          <CourseList courses={courses} />
        </section>
      </div>
    </>
  )
}
