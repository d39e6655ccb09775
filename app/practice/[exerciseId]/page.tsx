import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { endPracticeAction, judgePracticeAction } from '#app/practice/[exerciseId]/actions.ts'
import { PracticeWork } from '#app/practice/[exerciseId]/practice-work.tsx'
import { Markdown } from '#components/content/markdown.tsx'
import { SolutionView } from '#components/content/solution.tsx'
import { ConventionDisclosure, ConventionList } from '#components/exercise/convention-list.tsx'
import { Hints } from '#components/exercise/hints.tsx'
import { References } from '#components/exercise/references.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { Ruler } from '#components/ui/page/ruler.tsx'
import { openPractice } from '#server/practice/open-practice.ts'
import type { PracticeView } from '#server/practice/practice-view.ts'
import { openUnitOf } from '#server/units/open-unit.ts'
import type { UnitView } from '#server/units/unit-view.ts'

interface PracticePageProps {
  params: Promise<{ exerciseId: string }>
  searchParams: Promise<{ set?: string | string[] }>
}

const load = cache(async (exerciseId: string, set: string | null) => {
  return (await openPractice(exerciseId, set, await headers())) ?? notFound()
})

async function read({ params, searchParams }: PracticePageProps) {
  const { set } = await searchParams
  const { exerciseId } = await params
  return { exerciseId, opened: await load(exerciseId, set === undefined ? null : String(set)) }
}

export async function generateMetadata(props: PracticePageProps): Promise<Metadata> {
  const { opened } = await read(props)
  // Numbers in an address are nothing to be found by.
  return { title: `${opened.title}, to try`, robots: { index: false } }
}

export default async function PracticePage(props: PracticePageProps) {
  const { exerciseId, opened } = await read(props)
  const unit = await openUnitOf(exerciseId)
  const trail = [
    { href: '/units', name: 'Units' },
    ...(unit ? [{ href: `/units/${unit.id}`, name: unit.title }] : []),
  ]
  return (
    <>
      <PageHeader title={opened.title} trail={trail} />
      {'open' in opened ? (
        <Practice view={opened.open} unit={unit} />
      ) : (
        <Notice kind="info" title={opened.refusal.says}>
          {opened.again && <NavLink href={`/practice/${exerciseId}`}>New numbers</NavLink>}
        </Notice>
      )}
    </>
  )
}

/** The next of the unit that can be tried, or else the unit. */
function nextOf(exerciseId: string, unit: UnitView | null) {
  const exercises = unit?.exercises ?? []
  const from = exercises.findIndex(({ id }) => id === exerciseId) + 1
  const next = exercises.slice(from).find(({ because }) => because === null)
  if (next) return { href: `/practice/${next.id}`, title: next.title, within: null }
  const other = unit?.next ?? null
  return other
    ? { href: `/units/${other.id}`, title: other.title, within: null }
    : { href: '/units', title: 'all units', within: null }
}

function Practice({ view, unit }: { view: PracticeView; unit: UnitView | null }) {
  const { exerciseId, exercise, solution } = view
  return (
    <>
      <div className="flex flex-col gap-8 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)] lg:items-start lg:gap-x-12">
        <div className="flex min-w-0 flex-col gap-8">
          <section aria-labelledby="question" className="min-w-0">
            <h2 id="question" tabIndex={-1} className="sr-only">
              Question, with numbers of your own
            </h2>
            <Markdown text={exercise.typeset.statement} />
            <ConventionDisclosure conventions={exercise.conventions} />
          </section>
          <section aria-labelledby="answers" className="min-w-0">
            <h2 id="answers" className="mb-4 text-21">
              Your answers
            </h2>
            <PracticeWork
              exerciseId={exerciseId}
              set={view.set}
              numbers={view.numbers}
              parts={exercise.parts}
              ended={solution !== null}
              diagrams={solution?.diagrams ?? []}
              next={nextOf(exerciseId, unit)}
              actions={{ judge: judgePracticeAction, end: endPracticeAction }}
            />
          </section>
        </div>
        <div className="flex flex-col gap-8">
          <div className="not-print:max-lg:hidden">
            <ConventionList conventions={exercise.conventions} />
          </div>
          <Hints hints={view.hints} />
          <References references={exercise.references} />
        </div>
      </div>
      {solution && (
        <section aria-labelledby="solution" className="mt-12">
          <Ruler />
          <h2 id="solution" className="mt-4 mb-4 text-21">
            Solution
          </h2>
          <SolutionView {...solution} />
        </section>
      )}
    </>
  )
}
