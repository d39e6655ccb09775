import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInViewer } from '#app/current-viewer.ts'
import {
  commitRegradeAction,
  discardRegradeAction,
  judgeMoreAction,
  startRegradeAction,
  undoRegradeAction,
} from '#app/items/[itemId]/regrade/actions.ts'
import { OpenRegradeView } from '#components/regrade/open-regrade.tsx'
import { PastRegrades } from '#components/regrade/past-regrades.tsx'
import { StartRegradeForm } from '#components/regrade/start-regrade-form.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findRegrades } from '#server/regrades/find-regrades.ts'
import { regradeReasonMax } from '#server/regrades/start-regrade.ts'

interface RegradePageProps {
  params: Promise<{ itemId: string }>
}

const load = cache(async (itemId: string) => {
  const viewer = await signedInViewer(`/items/${encodeURIComponent(itemId)}/regrade`)
  return (await findRegrades(viewer, itemId)) ?? notFound()
})

export async function generateMetadata({ params }: RegradePageProps): Promise<Metadata> {
  const { item, course } = await load((await params).itemId)
  return { title: `Regrade ${item.title}, ${course.title}` }
}

export default async function RegradePage({ params }: RegradePageProps) {
  const { course, assignment, item, versions, submissions, open, past } = await load((await params).itemId)
  return (
    <>
      <PageHeader
        title="Regrade"
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/assignments/${assignment.id}`, name: assignment.title },
          { href: `/items/${item.id}`, name: item.title },
        ]}
        facts={[
          { name: 'Exercise', value: item.exerciseId },
          { name: 'In use', value: `version ${item.version}` },
          { name: 'Submissions', value: submissions },
        ]}
      />
      {open === null ? (
        <section aria-labelledby="begin" className="max-w-xl">
          <h2 id="begin" className="mb-4 text-21">
            Judge once more
          </h2>
          {submissions === 0 ? (
            <EmptyState title="Nobody has handed in anything.">
              Another version is chosen where the assignment is edited.
            </EmptyState>
          ) : (
            <StartRegradeForm
              itemId={item.id}
              submissions={submissions}
              versions={versions.map(({ id, version }) => ({ id, version }))}
              current={item.version}
              reasonMax={regradeReasonMax}
              start={startRegradeAction}
            />
          )}
        </section>
      ) : (
        <OpenRegradeView
          regrade={open}
          points={item.points}
          commit={commitRegradeAction}
          discard={discardRegradeAction}
          judgeMore={judgeMoreAction}
        />
      )}
      <PastRegrades past={past} undo={undoRegradeAction} />
    </>
  )
}
