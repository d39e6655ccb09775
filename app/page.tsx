import type { Metadata } from 'next'
import { signedInViewer } from '#app/current-viewer.ts'
import { CourseProgress } from '#components/course/course-progress.tsx'
import { DueLine } from '#components/course/due-line.tsx'
import { ItemList } from '#components/course/item-list.tsx'
import { ProgressWord } from '#components/course/progress-word.tsx'
import { roleNames } from '#components/course/role-names.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { NavLink } from '#components/ui/nav-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { findDashboard } from '#server/overview/find-dashboard.ts'

export const metadata: Metadata = { title: { absolute: 'Your work · Roundtrip' } }

export default async function DashboardPage() {
  const now = new Date()
  const viewer = await signedInViewer('/')
  const { courses, dueNext, continueWith, redo } = await findDashboard(viewer, now)
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
      <div className="grid grid-cols-1 gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
        <div className="flex flex-col gap-10">
          {continueWith && (
            <section aria-labelledby="continue">
              <h2 id="continue" className="text-21">
                Continue
              </h2>
              <p className="mt-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 rounded border border-border bg-surface px-4 py-3">
                <span>
                  <NavLink href={`/items/${continueWith.item.id}`} className="text-17 font-semibold">
                    {continueWith.item.title}
                  </NavLink>
                  <span className="block text-13 text-muted">{continueWith.assignment.title}</span>
                </span>
                <ProgressWord progress={continueWith.item.progress} />
              </p>
            </section>
          )}
          <section aria-labelledby="due-next">
            <h2 id="due-next" className="mb-4 text-21">
              Due next
            </h2>
            {dueNext.length > 0 ? (
              <DueLine assignments={dueNext} now={now} />
            ) : (
              <EmptyState title="Nothing is due.">Everything that is open is solved.</EmptyState>
            )}
          </section>
          {redo.length > 0 && (
            <section aria-labelledby="redo">
              <h2 id="redo" className="mb-2 text-21">
                Worth another go
              </h2>
              <ItemList items={redo.map(({ item }) => item)} />
            </section>
          )}
        </div>
        <section aria-labelledby="courses">
          <h2 id="courses" className="mb-4 text-21">
            Courses
          </h2>
          <div className="flex flex-col gap-8">
            {courses.map((course) => (
              <CourseProgress
                key={course.id}
                slug={course.slug}
                title={course.title}
                role={roleNames[course.role]}
                assignments={course.assignments}
              />
            ))}
          </div>
        </section>
      </div>
    </>
  )
}
