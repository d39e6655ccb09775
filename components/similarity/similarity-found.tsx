import { BarChart } from '#components/figures/bars/bar-chart.tsx'
import { ProgramOf, pairAddress } from '#components/similarity/program-words.tsx'
import { ThresholdForm } from '#components/similarity/threshold-form.tsx'
import { type Column, DataTable } from '#components/ui/data-table.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { SimilarityView, SimilarPair } from '#server/similarity/similarity-view.ts'

export interface SimilarityFoundProps {
  itemId: string
  found: Extract<SimilarityView['state'], { is: 'finished' }>
}

const bins = 20

/** What a comparison found: how alike programs are, and the pairs that are more so than others. */
export function SimilarityFound({ itemId, found }: SimilarityFoundProps) {
  const { nearest, threshold, pairs, apart, compared, newer } = found
  return (
    <div className="flex flex-col gap-8">
      {newer > 0 && (
        <Notice
          kind="info"
          title={`${newer === 1 ? 'One program was' : `${newer} programs were`} handed in since. Compare again to have ${newer === 1 ? 'it' : 'them'} in.`}
        />
      )}
      <section aria-labelledby="spread">
        <h2 id="spread" className="mb-4 text-21">
          How alike
        </h2>
        <BarChart
          says={`Of each of ${compared} programs, how alike the nearest of another student is.`}
          of="Alike"
          counted="Programs"
          bars={nearest.map((count, at) => ({ name: `${at * 5} to ${at * 5 + 5} %`, count }))}
          ends={['0 %', '100 %']}
          line={{ after: (threshold.percent / 100) * bins, says: `listed from ${threshold.percent} %` }}
        />
        <ThresholdForm {...threshold} />
      </section>
      <section aria-labelledby="pairs">
        <h2 id="pairs" className="mb-2 text-21">
          Pairs
        </h2>
        <p className="mb-4 max-w-measure text-15 text-muted">
          A number says that two texts have runs of the same kinds of words in common. It does not say why:
          pairs may have worked together where that is allowed, or have learned from one page. Read both, and
          ask, before you conclude anything.
        </p>
        {pairs.length === 0 ? (
          <EmptyState title={`No two programs are alike by ${threshold.percent} % or more.`} />
        ) : (
          <DataTable
            caption="Pairs, the most alike first"
            captionHidden
            columns={columns(itemId)}
            rows={pairs}
            rowKey={({ left, right }) => pairAddress(itemId, left, right)}
          />
        )}
      </section>
      {apart.length > 0 && (
        <Disclosure summary={`Not compared, or not all of it: ${apart.length}`}>
          <ul className="text-15">
            {apart.map(({ name, why }) => (
              <li key={name.is === 'student' ? name.submissionId : name.path} className="py-1">
                <ProgramOf name={name} />: {reasons[why]}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  )
}

const reasons = {
  short: 'too little of it is its own, beside what everybody was given and what most have.',
  cut: 'very long; what comes after its first thousands of lines was not compared.',
  unread: 'it could not be read within the limits on time and memory. Look at it by hand.',
  'too-much': 'the programs before it were too much already. Look at it by hand.',
} as const

const columns = (itemId: string): readonly Column<SimilarPair>[] => [
  { id: 'left', name: 'One', cell: ({ left }) => <ProgramOf name={left} /> },
  { id: 'right', name: 'Other', cell: ({ right }) => <ProgramOf name={right} /> },
  { id: 'alike', name: 'Alike', numeric: true, cell: ({ percent }) => `${percent} %` },
  {
    id: 'shares',
    name: 'Of the one, of the other',
    numeric: true,
    cell: ({ leftPercent, rightPercent }) => `${leftPercent} %, ${rightPercent} %`,
  },
  {
    id: 'look',
    name: 'Matches',
    cell: ({ left, right, matches }) => (
      <NavLink href={pairAddress(itemId, left, right)} className="relative whitespace-nowrap">
        {matches === 1 ? '1 match' : `${matches} matches`}
        <span className="sr-only"> side by side</span>
      </NavLink>
    ),
  },
]
