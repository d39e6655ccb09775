import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInViewer } from '#app/current-viewer.ts'
import { FairnessWords } from '#components/analytics/fairness-words.tsx'
import { FewNotice } from '#components/analytics/few-notice.tsx'
import { Mistakes } from '#components/analytics/mistakes.tsx'
import { percentOr, readStatistics } from '#components/analytics/statistic-words.ts'
import { formatPoints } from '#components/content/format-points.ts'
import { BarChart } from '#components/figures/bars/bar-chart.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import type { ItemAnalytics } from '#server/analytics/analytics-view.ts'
import { findItemAnalytics } from '#server/analytics/find-item-analytics.ts'

interface AnalyticsPageProps {
  params: Promise<{ itemId: string }>
}

const load = cache(async (itemId: string) => {
  const viewer = await signedInViewer(`/items/${encodeURIComponent(itemId)}/analytics`)
  return (await findItemAnalytics(viewer, itemId)) ?? notFound()
})

export async function generateMetadata({ params }: AnalyticsPageProps): Promise<Metadata> {
  return { title: `Analytics of ${(await load((await params).itemId)).item.title}` }
}

export default async function ItemAnalyticsPage({ params }: AnalyticsPageProps) {
  const found = await load((await params).itemId)
  const { course, assignment, item, students, few } = found
  return (
    <>
      <PageHeader
        title="Analytics"
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/assignments/${assignment.id}`, name: assignment.title },
          { href: `/items/${item.id}`, name: item.title },
        ]}
        facts={[
          { name: 'Students', value: students },
          { name: 'Points', value: formatPoints(item.points) },
        ]}
      />
      {students === 0 ? (
        <EmptyState title="No student has handed in anything." />
      ) : (
        <>
          {few && <FewNotice students={students} />}
          <Found {...found} />
        </>
      )}
    </>
  )
}

function Found({ statistics, medianMinutes, assignment, ...found }: ItemAnalytics) {
  return (
    <div className="flex flex-col gap-10">
      {statistics && (
        <section aria-labelledby="numbers" className="max-w-measure">
          <h2 id="numbers" className="mb-2 text-21">
            Difficulty
          </h2>
          <p>{readStatistics(statistics)}</p>
          <p className="mt-2 text-15 text-muted">
            Facility {percentOr(statistics.facility)}, deviation {percentOr(statistics.deviation)},
            discrimination {percentOr(statistics.discrimination)}, efficiency{' '}
            {percentOr(statistics.efficiency)}; intended weight {percentOr(statistics.intendedWeight)},
            effective {percentOr(statistics.effectiveWeight)}.{' '}
            <a href={`/assignments/${assignment.id}/analytics`} className="link">
              What these are
            </a>
          </p>
        </section>
      )}
      <section aria-labelledby="wrong">
        <h2 id="wrong" className="mb-2 text-21">
          What went wrong
        </h2>
        <Mistakes {...found} />
      </section>
      <section aria-labelledby="spread" className="grid grid-cols-1 gap-8 lg:grid-cols-2">
        <h2 id="spread" className="text-21 lg:col-span-2">
          Points and the way to them
        </h2>
        <BarChart
          says="How many points students have, of full marks."
          of="Points"
          counted="Students"
          bars={found.spread}
          ends={['0 %', 'full marks']}
        />
        <BarChart
          says="Submissions until the first with full marks."
          of="Submissions"
          counted="Students"
          bars={found.untilRight}
          ends={['not yet', 'more than 10']}
        />
        <BarChart
          says={`From first looking at it to full marks.${medianMinutes === null ? '' : ` In the median ${inWords(medianMinutes)}.`}`}
          of="Time"
          counted="Students"
          bars={found.timeToRight}
          ends={['under 5 min', 'longer than 3 days']}
        />
      </section>
      {found.hasParameters && (
        <section aria-labelledby="fairness">
          <h2 id="fairness" className="mb-2 text-21">
            Are some numbers harder?
          </h2>
          <FairnessWords {...found} />
        </section>
      )}
    </div>
  )
}

function inWords(minutes: number): string {
  if (minutes < 1) return 'less than a minute'
  if (minutes < 90) return `${Math.round(minutes)} minutes`
  return minutes < 2_880 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1_440)} days`
}
