import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInViewer } from '#app/current-viewer.ts'
import { percentOr } from '#components/analytics/statistic-words.ts'
import { CourseNav } from '#components/course/course-nav.tsx'
import { type Column, DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import type { CourseAnalytics } from '#server/analytics/analytics-view.ts'
import { findCourseAnalytics } from '#server/analytics/find-course-analytics.ts'

interface AnalyticsPageProps {
  params: Promise<{ slug: string }>
}

const load = cache(async (slug: string) => {
  const viewer = await signedInViewer(`/courses/${encodeURIComponent(slug)}/analytics`)
  return (await findCourseAnalytics(viewer, slug)) ?? notFound()
})

export async function generateMetadata({ params }: AnalyticsPageProps): Promise<Metadata> {
  return { title: `Analytics, ${(await load((await params).slug)).course.title}` }
}

export default async function CourseAnalyticsPage({ params }: AnalyticsPageProps) {
  const { course, students, behind, over, assignments } = await load((await params).slug)
  return (
    <>
      <PageHeader
        title="Analytics"
        trail={[{ href: `/courses/${course.slug}`, name: course.title }]}
        facts={[
          { name: 'Students', value: students },
          { name: 'Assignments over', value: over },
        ]}
      />
      <CourseNav slug={course.slug} current="analytics" />
      <div className="flex max-w-3xl flex-col gap-10">
        <section aria-labelledby="behind">
          <h2 id="behind" className="mb-2 text-21">
            Who is falling behind
          </h2>
          {behind.length === 0 ? (
            <EmptyState title={over === 0 ? 'No assignment is over yet.' : 'Nobody.'}>
              Here stands who handed in nothing for two of the last three assignments that are over, or has
              less than 40 % of their points.
            </EmptyState>
          ) : (
            <>
              <p className="mb-4 max-w-measure text-15 text-muted">
                Of the last three assignments that are over. A word in time helps more than a mark: ask what
                is in the way, and say what can still be handed in.
              </p>
              <ul className="border-t border-line">
                {behind.map(({ userId, name, says }) => (
                  <li key={userId} className="border-b border-line py-2">
                    <NavLink href={`/courses/${course.slug}/students/${userId}`}>{name}</NavLink> {says}.
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <section aria-labelledby="assignments">
          <h2 id="assignments" className="mb-2 text-21">
            Assignments
          </h2>
          {assignments.length === 0 ? (
            <EmptyState title="There is none yet." />
          ) : (
            <DataTable
              caption="Each assignment at a glance"
              captionHidden
              columns={columns}
              rows={assignments}
              rowKey={({ id }) => id}
            />
          )}
        </section>
      </div>
    </>
  )
}

const columns: readonly Column<CourseAnalytics['assignments'][number]>[] = [
  {
    id: 'title',
    name: 'Assignment',
    cell: ({ id, title }) => <NavLink href={`/assignments/${id}/analytics`}>{title}</NavLink>,
  },
  { id: 'students', name: 'Handed in', numeric: true, cell: ({ students }) => students },
  { id: 'share', name: 'Of full marks', numeric: true, cell: ({ share }) => percentOr(share) },
]
