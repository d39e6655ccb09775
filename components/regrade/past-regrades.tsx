import { UndoRegrade, type UndoRegradeProps } from '#components/regrade/undo-regrade.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { PastRegrade } from '#server/regrades/regrade-view.ts'

export interface PastRegradesProps extends Pick<UndoRegradeProps, 'undo'> {
  /** The newest first. */
  past: readonly PastRegrade[]
}

/** What became of earlier regrades. */
export function PastRegrades({ past, undo }: PastRegradesProps) {
  if (past.length === 0) return null
  return (
    <section aria-labelledby="past" className="mt-12 max-w-2xl">
      <h2 id="past" className="mb-2 text-21">
        Earlier
      </h2>
      <ol className="border-t border-line">
        {past.map((one) => (
          <li key={one.id} className="border-b border-line py-3 [overflow-wrap:anywhere]">
            <p>
              <strong className="font-semibold">{becameOf(one)}</strong>{' '}
              {one.from === one.to ? `version ${one.to}, judged anew` : `version ${one.from} → ${one.to}`}
            </p>
            <p className="text-15">“{one.reason}”</p>
            <p className="text-13 text-muted">
              {one.by}, <Timestamp at={one.decidedAt.toISOString()} />
            </p>
            {one.mayUndo && <UndoRegrade regradeId={one.id} undo={undo} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function becameOf({ state, onlyIncreases }: PastRegrade): string {
  if (state === 'DISCARDED') return 'Thrown away:'
  if (state === 'UNDONE') return 'Undone:'
  return onlyIncreases ? 'Counts where it helped:' : 'Counts:'
}
