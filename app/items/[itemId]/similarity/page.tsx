import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInViewer } from '#app/current-viewer.ts'
import { startSimilarityAction, stopSimilarityAction } from '#app/items/[itemId]/similarity/actions.ts'
import { SimilarityControl } from '#components/similarity/similarity-control.tsx'
import { SimilarityFound } from '#components/similarity/similarity-found.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { Waiting } from '#components/ui/page/waiting.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import { findSimilarity } from '#server/similarity/find-similarity.ts'
import type { SimilarityView } from '#server/similarity/similarity-view.ts'

interface SimilarityPageProps {
  params: Promise<{ itemId: string }>
  searchParams: Promise<{ from?: string | string[] }>
}

const load = cache(async (itemId: string, from: unknown) => {
  const viewer = await signedInViewer(`/items/${encodeURIComponent(itemId)}/similarity`)
  return (await findSimilarity(viewer, { itemId, from: from ?? null })) ?? notFound()
})

async function loadFor({ params, searchParams }: SimilarityPageProps) {
  return load((await params).itemId, (await searchParams).from)
}

export async function generateMetadata(props: SimilarityPageProps): Promise<Metadata> {
  return { title: `Similarity, ${(await loadFor(props)).item.title}` }
}

export default async function SimilarityPage(props: SimilarityPageProps) {
  const { course, assignment, item, comparable, mayCompare, others, state } = await loadFor(props)
  return (
    <>
      <PageHeader
        title="Similarity of programs"
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/assignments/${assignment.id}`, name: assignment.title },
          { href: `/items/${item.id}`, name: item.title },
        ]}
        facts={
          state.is === 'finished'
            ? [{ name: 'Compared', value: <Timestamp at={state.at.toISOString()} /> }]
            : []
        }
      />
      {comparable ? (
        <>
          <p className="mb-6 max-w-measure text-15">
            Of each student the newest program is compared with everybody’s, and with the exercise’s right
            solutions. Names, comments and layout do not count, nor does what stands in the starter.
            {others.length > 0 &&
              ` So are programs handed in to ${others.map(({ course: name, assignment: title }) => `${title} of ${name}`).join(', ')}.`}
          </p>
          <State state={state} itemId={item.id} mayCompare={mayCompare} />
        </>
      ) : (
        <EmptyState title="This item takes answers.">Only programs are compared.</EmptyState>
      )}
    </>
  )
}

interface StateProps extends Pick<SimilarityView, 'state' | 'mayCompare'> {
  itemId: string
}

function State({ state, mayCompare, itemId }: StateProps) {
  switch (state.is) {
    case 'none':
      return (
        <>
          <EmptyState title="The programs have not been compared.">
            {mayCompare
              ? 'A grading worker reads them; four hundred take some seconds.'
              : 'A comparison is of all students. Ask who sees all of them to begin it; what is found among yours stands here then.'}
          </EmptyState>
          {mayCompare && (
            <SimilarityControl
              itemId={itemId}
              look="primary"
              says="Compare the programs"
              act={startSimilarityAction}
            />
          )}
        </>
      )
    case 'waiting':
      return (
        <>
          {state.total === 0 ? (
            <Waiting word="Being compared" says="Waiting for a grading worker." />
          ) : (
            <Waiting
              word="Being compared"
              says={`${state.done} of ${state.total} programs are read.`}
              done={{ count: state.done, of: state.total }}
            />
          )}
          {mayCompare && <SimilarityControl itemId={itemId} says="Stop" act={stopSimilarityAction} />}
        </>
      )
    case 'faulted':
      return (
        <>
          <Notice kind="fault" title="The programs could not be compared.">
            <p>{state.because}</p>
          </Notice>
          {mayCompare && (
            <SimilarityControl itemId={itemId} says="Compare again" act={startSimilarityAction} />
          )}
        </>
      )
    case 'finished':
      return (
        <>
          <SimilarityFound itemId={itemId} found={state} />
          {mayCompare && (
            <SimilarityControl itemId={itemId} says="Compare again" act={startSimilarityAction} />
          )}
        </>
      )
  }
}
