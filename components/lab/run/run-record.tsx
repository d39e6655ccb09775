'use client'
import { type ReactNode, useState } from 'react'
import type { Losses } from '#components/course/late-words.ts'
import type { AskForRight } from '#components/lab/evidence/compare/use-right-check.ts'
import { EvidenceViews } from '#components/lab/evidence/evidence-views.tsx'
import { RunPanel } from '#components/lab/run/run-panel.tsx'
import { checkToShow, hasEvidence } from '#components/lab/run/run-summary.ts'
import { useRunEvents } from '#components/lab/run/use-run-events.ts'

export interface RunRecordProps {
  runId: string
  /** Full marks of the item. */
  points: number
  losses: Losses
  /** There from when the solution may be seen. */
  compare?: AskForRight
  /** Stands below what happened: the program. */
  children: ReactNode
}

/** The checks of one submission and what crossed the wire, replayed from its events; live while it is graded. */
export function RunRecord({ runId, points, losses, compare, children }: RunRecordProps) {
  const followed = useRunEvents(runId, () => {})
  const [chosen, setChosen] = useState<string | null>(null)
  const { checks } = followed.run
  const selected = checks.find((check) => check.id === chosen) ?? checkToShow(followed.run)
  return (
    <div className="grid grid-cols-1 items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <section
        aria-labelledby="checks"
        className="lg:sticky lg:top-4 lg:-mx-1 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto lg:px-1"
      >
        <h2 id="checks" className="mb-2 text-21">
          Checks
        </h2>
        <RunPanel
          followed={followed}
          mode="submission"
          points={points}
          losses={losses}
          selected={selected?.id ?? null}
          onSelect={(check) => {
            setChosen(check)
            document.getElementById('evidence-title')?.scrollIntoView({ block: 'nearest' })
          }}
          startedHere={false}
        />
      </section>
      <div className="flex min-w-0 flex-col gap-10">
        {selected && hasEvidence(selected) && (
          <section aria-labelledby="evidence-title">
            <h2 id="evidence-title" className="scroll-mt-4 text-21">
              What happened
            </h2>
            <p className="mb-4 text-muted">In the check “{selected.says}”</p>
            <EvidenceViews key={selected.id} check={selected} runId={runId} compare={compare} />
          </section>
        )}
        {children}
      </div>
    </div>
  )
}
