import { exerciseAddress } from '#components/authoring/exercise-address.ts'
import { Histograms } from '#components/authoring/histograms.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { ExerciseReport } from '#graders/exercise/exercise-report.ts'

export interface VariantsReportProps {
  report: ExerciseReport
  slug: string
  exerciseId: string
  which: 'draft' | number
}

const shownFailed = ({ failed }: { failed: number }) =>
  failed === 0 ? '0' : <strong className="text-fail">{failed} failed</strong>

/** What a thousand variants of an exercise said of its grader. */
export function VariantsReport({ report, slug, exerciseId, which }: VariantsReportProps) {
  const { variants, distinct, failureCount, failures, warnings, expectations, histograms, msPerVariant } =
    report
  const passed = failureCount === 0
  return (
    <>
      <Notice
        kind={passed ? 'pass' : 'fail'}
        word={passed ? 'Passed' : 'Failed'}
        heading={2}
        title={
          passed
            ? `Everything held in all of ${variants.toLocaleString('en')} variants.`
            : `${failureCount.toLocaleString('en')} times something did not hold.`
        }
      >
        <p>
          {distinct.toLocaleString('en')} of {variants.toLocaleString('en')} variants differ.{' '}
          {msPerVariant.median.toFixed(1)} ms per variant in the median, {msPerVariant.max.toFixed(0)} ms at
          most. Seed <code>{report.seed}</code>.
        </p>
      </Notice>
      {warnings.map((says) => (
        <Notice key={says} kind="attention" title={says} className="mt-4" />
      ))}
      {failures.length > 0 && (
        <section aria-labelledby="failures" className="mt-8">
          <h2 id="failures" className="mb-2 text-21">
            Failures
          </h2>
          {failureCount > failures.length && (
            <p className="mb-2 text-muted">The first {failures.length}; each opens in the preview.</p>
          )}
          <ol className="border-t border-line">
            {failures.map(({ seed, parameters, says }) => (
              <li key={`${seed}:${says}`} className="border-b border-line py-2">
                <NavLink
                  href={exerciseAddress(slug, exerciseId, { which, seed })}
                  className="inline-flex min-h-6 items-center font-mono text-13"
                >
                  Seed {seed}
                </NavLink>{' '}
                <span className="font-mono text-13 text-muted">{parameters}</span>
                <p>{says}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="expectations" className="mt-8">
        <h2 id="expectations" className="mb-2 text-21">
          Requirements
        </h2>
        <DataTable
          caption="What must hold in every variant, and in how many it did"
          captionHidden
          dense
          columns={[
            { id: 'name', name: 'Requirement or test', cell: ({ name }) => name },
            { id: 'held', name: 'Held', cell: ({ held }) => held, numeric: true },
            {
              id: 'failed',
              name: 'Failed',
              cell: shownFailed,
              numeric: true,
            },
          ]}
          rows={expectations}
          rowKey={({ name }) => name}
        />
      </section>
      {histograms.length > 0 && (
        <section aria-labelledby="histograms" className="mt-8">
          <h2 id="histograms" className="mb-4 text-21">
            Parameters
          </h2>
          <Histograms histograms={histograms} />
        </section>
      )}
    </>
  )
}
