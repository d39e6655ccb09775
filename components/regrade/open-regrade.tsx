import { ComparisonView } from '#components/regrade/comparison.tsx'
import { DecideRegrade, type DecideRegradeProps } from '#components/regrade/decide-regrade.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Waiting } from '#components/ui/page/waiting.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { OpenRegrade } from '#server/regrades/regrade-view.ts'

export interface OpenRegradeViewProps extends Pick<DecideRegradeProps, 'commit' | 'discard' | 'judgeMore'> {
  regrade: OpenRegrade
  /** Full marks of the item. */
  points: number
}

/** A regrade that nobody has decided on: how far it is, then what it would change. */
export function OpenRegradeView({ regrade, points, ...actions }: OpenRegradeViewProps) {
  const { id, from, to, reason, by, at, total, judged, faulted, faults, comparison } = regrade
  return (
    <section aria-labelledby="open">
      <h2 id="open" className="mb-2 text-21">
        {from === to ? `Version ${to}, judged anew` : `Version ${from} → ${to}`}
      </h2>
      <p className="mb-6 text-15">
        “{reason}” <span className="text-muted">{by}, </span>
        <Timestamp at={at.toISOString()} />
      </p>
      {comparison === null ? (
        <Waiting
          word="Being judged"
          says={`${judged} of ${total} submissions.`}
          done={{ count: judged, of: total }}
        />
      ) : (
        <ComparisonView comparison={comparison} points={points} />
      )}
      {faulted > 0 && (
        <Notice
          kind="fault"
          className="mt-6"
          title={`${faulted} of ${total} could not be judged, and would keep what they have.`}
        >
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      <DecideRegrade
        regradeId={id}
        gains={comparison === null ? null : comparison.changed.filter(gains).length}
        losses={comparison === null ? null : comparison.changed.filter((one) => !gains(one)).length}
        newVersion={from === to ? null : to}
        lacking={comparison === null ? 0 : faulted}
        {...actions}
      />
    </section>
  )
}

const gains = ({ before, after }: { before: number | null; after: number | null }) =>
  (after ?? 0) > (before ?? 0)
