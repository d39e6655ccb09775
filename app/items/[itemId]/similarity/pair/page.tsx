import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInViewer } from '#app/current-viewer.ts'
import { MatchStepper } from '#components/similarity/match-stepper.tsx'
import { MatchedProgram } from '#components/similarity/matched-program.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findPair } from '#server/similarity/find-pair.ts'
import type { PairView } from '#server/similarity/similarity-view.ts'

interface PairPageProps {
  params: Promise<{ itemId: string }>
  searchParams: Promise<{ left?: string | string[]; right?: string | string[] }>
}

const load = cache(async (itemId: string, left: unknown, right: unknown) => {
  const viewer = await signedInViewer(`/items/${encodeURIComponent(itemId)}/similarity`)
  return (await findPair(viewer, { itemId, left, right })) ?? notFound()
})

async function loadFor({ params, searchParams }: PairPageProps) {
  const { left, right } = await searchParams
  return load((await params).itemId, left, right)
}

export async function generateMetadata(props: PairPageProps): Promise<Metadata> {
  return { title: `Two programs of ${(await loadFor(props)).item.title}` }
}

export default async function PairPage(props: PairPageProps) {
  const { course, assignment, item, left, right, percent, leftPercent, rightPercent, matches } =
    await loadFor(props)
  return (
    <>
      <PageHeader
        title="Two programs, side by side"
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/assignments/${assignment.id}`, name: assignment.title },
          { href: `/items/${item.id}`, name: item.title },
          { href: `/items/${item.id}/similarity`, name: 'Similarity' },
        ]}
        facts={[
          { name: 'Alike', value: `${percent} %` },
          { name: 'Matches', value: matches.length },
        ]}
      />
      <p className="mb-2 max-w-measure text-15 text-muted">
        A match is a stretch in which the kinds of words are the same, whatever the names. It is a reason to
        read, and no finding.
      </p>
      <MatchStepper matches={matches.map(inWords)} />
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <MatchedProgram side="left" program={left} matches={matches} percent={leftPercent} />
        <MatchedProgram side="right" program={right} matches={matches} percent={rightPercent} />
      </div>
    </>
  )
}

const inWords = ({ left, right }: PairView['matches'][number]) => `${lines(left)} beside ${lines(right)}`
const lines = ({ path, from, to }: PairView['matches'][number]['left']) =>
  from === to ? `${path} line ${from}` : `${path} lines ${from} to ${to}`
