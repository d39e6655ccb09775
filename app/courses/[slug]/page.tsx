import type { Metadata } from 'next'
import { cache } from 'react'
import { shownTo } from '#app/shown-to.ts'
import { CategoryMarks } from '#components/course/category-marks.tsx'
import { CourseNav } from '#components/course/course-nav.tsx'
import { DueWords } from '#components/course/due-words.tsx'
import { ItemList } from '#components/course/item-list.tsx'
import { roleNames } from '#components/course/role-names.ts'
import { SolvedProgress } from '#components/course/solved-progress.tsx'
import { countSolved } from '#components/course/solved-words.ts'
import { TaughtAssignments } from '#components/course/taught-assignments.tsx'
import { WaitingList } from '#components/feedback/waiting-list.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import type { WaitingItem } from '#server/feedback/feedback-view.ts'
import { findWaiting } from '#server/feedback/find-waiting.ts'
import { type CourseHome, openCourse } from '#server/overview/open-course.ts'

interface CoursePageProps {
  params: Promise<{ slug: string }>
}

const loadCourse = cache(async (slug: string) => {
  return shownTo(
    `/courses/${encodeURIComponent(slug)}`,
    async (viewer) => {
      const [home, waiting] = await Promise.all([openCourse(viewer, slug), findWaiting(viewer, slug)])
      return home && { home, waiting: waiting ?? [] }
    },
    ({ home }) => home.course.slug,
  )
})

export async function generateMetadata({ params }: CoursePageProps): Promise<Metadata> {
  return { title: (await loadCourse((await params).slug)).home.course.title }
}

export default async function CoursePage({ params }: CoursePageProps) {
  const { home, waiting } = await loadCourse((await params).slug)
  return home.kind === 'staff' ? <StaffHome home={home} waiting={waiting} /> : <StudentHome home={home} />
}

interface StaffHomeProps {
  home: Extract<CourseHome, { kind: 'staff' }>
  waiting: readonly WaitingItem[]
}

function StaffHome({ home, waiting }: StaffHomeProps) {
  const { course, mayEdit, students, assignments } = home
  const { slug } = course
  return (
    <>
      <PageHeader
        title={course.title}
        trail={[{ href: '/', name: 'Your work' }]}
        facts={[
          { name: 'You', value: roleNames[course.standing.role] },
          { name: 'Students', value: students },
          ...(home.sees === null ? [] : [{ name: 'You see', value: home.sees.join(', ') || 'nobody' }]),
        ]}
      />
      <CourseNav slug={slug} current="home" />
      <WaitingList waiting={waiting} />
      <section aria-labelledby="assignments">
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
          <h2 id="assignments" className="text-21">
            Assignments
          </h2>
          {mayEdit && <NavLink href={`/courses/${slug}/assignments/new`}>New assignment</NavLink>}
        </div>
        {assignments.length === 0 ? (
          <EmptyState title="There is no assignment yet.">
            {mayEdit ? 'Make one out of the exercises of the library.' : 'An instructor makes them.'}
          </EmptyState>
        ) : (
          <TaughtAssignments {...{ slug, assignments, students, mayEdit }} />
        )}
      </section>
    </>
  )
}

function StudentHome({ home }: { home: Extract<CourseHome, { kind: 'student' }> }) {
  const { course, assignments, mark } = home
  return (
    <>
      <PageHeader
        title={course.title}
        trail={[{ href: '/', name: 'Your work' }]}
        facts={[{ name: 'You', value: roleNames[course.standing.role] }]}
      />
      {mark && (
        <CategoryMarks mark={mark} titles={new Map(assignments.map(({ id, title }) => [id, title]))} />
      )}
      {assignments.length === 0 && <EmptyState title="There is no assignment yet." />}
      <div className="flex flex-col gap-10">
        {assignments.map((assignment) => (
          <section key={assignment.id} aria-labelledby={`assignment-${assignment.id}`}>
            <h2 id={`assignment-${assignment.id}`} className="text-21">
              <NavLink href={`/assignments/${assignment.id}`}>{assignment.title}</NavLink>
            </h2>
            <p className="marginal mb-2">
              <DueWords {...assignment} />
            </p>
            {assignment.items.length > 0 && (
              <>
                <SolvedProgress
                  of={assignment.title}
                  solved={countSolved(assignment.items)}
                  items={assignment.items.length}
                />
                <div className="mt-2">
                  <ItemList items={assignment.items} />
                </div>
              </>
            )}
          </section>
        ))}
      </div>
    </>
  )
}
