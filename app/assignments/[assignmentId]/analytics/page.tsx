import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInViewer } from '#app/current-viewer.ts'
import { FewNotice } from '#components/analytics/few-notice.tsx'
import { percentOr } from '#components/analytics/statistic-words.ts'
import { StatisticsTable } from '#components/analytics/statistics-table.tsx'
import { formatPoints } from '#components/content/format-points.ts'
import { BarChart } from '#components/figures/bars/bar-chart.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findAssignmentAnalytics } from '#server/analytics/find-assignment-analytics.ts'

interface AnalyticsPageProps {
  params: Promise<{ assignmentId: string }>
}

const load = cache(async (assignmentId: string) => {
  const viewer = await signedInViewer(`/assignments/${encodeURIComponent(assignmentId)}/analytics`)
  return (await findAssignmentAnalytics(viewer, assignmentId)) ?? notFound()
})

export async function generateMetadata({ params }: AnalyticsPageProps): Promise<Metadata> {
  return { title: `Analytics of ${(await load((await params).assignmentId)).assignment.title}` }
}

export default async function AssignmentAnalyticsPage({ params }: AnalyticsPageProps) {
  const { course, assignment, max, students, few, statistics, spread, items } = await load(
    (await params).assignmentId,
  )
  return (
    <>
      <PageHeader
        title="Analytics"
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/courses/${course.slug}/analytics`, name: 'Analytics' },
          { href: `/assignments/${assignment.id}`, name: assignment.title },
        ]}
        facts={[
          { name: 'Students', value: students },
          { name: 'Full marks', value: formatPoints(max) },
        ]}
      />
      {students === 0 ? (
        <EmptyState title="No student has handed in anything." />
      ) : (
        <div className="flex flex-col gap-10">
          {few && <FewNotice students={students} />}
          <section aria-labelledby="spread">
            <h2 id="spread" className="mb-4 text-21">
              Points
            </h2>
            <BarChart
              says={`How many points ${students} students have, of full marks.`}
              of="Points"
              counted="Students"
              bars={spread}
              ends={['0 %', 'full marks']}
            />
            {statistics && (
              <p className="mt-4 max-w-measure text-15">
                Mean {formatPoints(round(statistics.mean))}, median {formatPoints(round(statistics.median))},
                standard deviation {formatPoints(round(statistics.deviation))}. Internal consistency{' '}
                {percentOr(statistics.consistency)}, error ratio {percentOr(statistics.errorRatio)}
                {statistics.standardError !== null &&
                  `: a student’s points are what they are give or take ${formatPoints(round(statistics.standardError))}`}
                .
              </p>
            )}
          </section>
          <section aria-labelledby="items">
            <h2 id="items" className="mb-2 text-21">
              Items
            </h2>
            <StatisticsTable items={items} />
          </section>
          <Disclosure summary="What these numbers are">
            <dl className="max-w-measure text-15 [&_dd]:mb-2 [&_dd]:text-muted [&_dt]:font-semibold">
              {meanings.map(([name, says]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{says}</dd>
                </div>
              ))}
            </dl>
          </Disclosure>
        </div>
      )}
    </>
  )
}

const round = (points: number) => Math.round(points * 100) / 100

const meanings = [
  [
    'Who counts',
    'Students who handed in something for the assignment. What they left out is 0 points. Points are those that count now: less what was late, and with what was given by hand.',
  ],
  ['Facility', 'The mean, of full marks. Above 90 % it is very easy, below 35 % hard.'],
  ['Deviation', 'The standard deviation, of full marks.'],
  ['Intended weight', 'The item’s share of the assignment’s points.'],
  [
    'Effective weight',
    'The share of the differences between students that it makes. A dash: it works against the rest.',
  ],
  [
    'Discrimination',
    'The correlation of its points with the points in all other items. Below 20 % it hardly tells who does well; below 0 look at the item.',
  ],
  ['Efficiency', 'The discrimination, as a share of what these points could reach.'],
  [
    'Internal consistency',
    'Cronbach’s alpha: how far the items measure the same. Above 75 % is good for an assessment, below 65 % it needs work. Assignments of few, different items have less by nature.',
  ],
  ['Error ratio', 'The share of the standard deviation that is chance.'],
] as const
