import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { startVariantsTestAction } from '#app/courses/[slug]/exercises/actions.tsx'
import { signedInViewer } from '#app/current-viewer.ts'
import { exerciseAddress, exercisesAddress } from '#components/authoring/exercise-address.ts'
import { StartTest } from '#components/authoring/start-test.tsx'
import { VariantsReport } from '#components/authoring/variants-report.tsx'
import { VersionNav } from '#components/authoring/version-nav.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { Waiting } from '#components/ui/page/waiting.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import { findVariantsTest, type VariantsTestView } from '#server/authoring/find-variants-test.ts'

interface VariantsPageProps {
  params: Promise<{ slug: string; exerciseId: string }>
  searchParams: Promise<{ version?: string | string[] }>
}

const load = cache(async (slug: string, exerciseId: string, which: unknown) => {
  const viewer = await signedInViewer(
    `/courses/${encodeURIComponent(slug)}/exercises/${encodeURIComponent(exerciseId)}/variants`,
  )
  return (await findVariantsTest(viewer, { slug, exerciseId, which })) ?? notFound()
})

async function loadFor({ params, searchParams }: VariantsPageProps) {
  const { slug, exerciseId } = await params
  return load(slug, exerciseId, (await searchParams).version)
}

export async function generateMetadata(props: VariantsPageProps): Promise<Metadata> {
  const { source, course } = await loadFor(props)
  return { title: `1,000 variants of ${source.exerciseId}, ${course.title}` }
}

export default async function VariantsPage(props: VariantsPageProps) {
  const { course, source, which, state } = await loadFor(props)
  const { slug } = course
  const { exerciseId } = source
  const place = { slug, exerciseId, which }
  return (
    <>
      <PageHeader
        title="1,000 variants"
        trail={[
          { href: `/courses/${slug}`, name: course.title },
          { href: exercisesAddress(slug), name: 'Exercises' },
          { href: exerciseAddress(slug, exerciseId, { which }), name: exerciseId },
        ]}
        facts={[
          { name: 'Tested', value: which === 'draft' ? 'the draft' : `version ${which}` },
          ...(state.is === 'finished'
            ? [{ name: 'On', value: <Timestamp at={state.at.toISOString()} /> }]
            : []),
        ]}
      />
      <VersionNav slug={slug} source={source} which={which} page="/variants" />
      <State state={state} place={place} />
      {course.mayWrite && state.is !== 'queued' && state.is !== 'running' && (
        <StartTest {...place} again={state.is !== 'none'} start={startVariantsTestAction} />
      )}
    </>
  )
}

interface StateProps {
  state: VariantsTestView['state']
  place: { slug: string; exerciseId: string; which: 'draft' | number }
}

function State({ state, place }: StateProps) {
  switch (state.is) {
    case 'none':
      return (
        <EmptyState title="These files have not been tested.">
          A thousand variants are made, solved, answered rightly and wrongly, and judged.
        </EmptyState>
      )
    case 'queued':
      return <Waiting word="Being tested" says="Waiting for a grading worker." />
    case 'running':
      return <Waiting word="Being tested" says="A grading worker makes and judges a thousand variants." />
    case 'faulted':
      return (
        <Notice kind="fault" title="The test could not be done.">
          <p>{state.because}</p>
        </Notice>
      )
    case 'finished':
      return <VariantsReport report={state.report} {...place} />
  }
}
