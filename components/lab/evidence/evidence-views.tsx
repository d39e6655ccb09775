'use client'
import { type ReactNode, useMemo, useState } from 'react'
import { BytesView } from '#components/lab/evidence/bytes-view.tsx'
import { CompareView } from '#components/lab/evidence/compare/compare-view.tsx'
import type { AskForRight } from '#components/lab/evidence/compare/use-right-check.ts'
import { OutputView } from '#components/lab/evidence/output-view.tsx'
import { SequenceView } from '#components/lab/evidence/sequence-view.tsx'
import { StreamView } from '#components/lab/evidence/stream-view.tsx'
import { wrongEntry } from '#components/lab/evidence/streams.ts'
import { Tabs } from '#components/ui/tabs/tabs.tsx'
import type { CheckLog } from '#graders/labs/contract/run-log.ts'

export interface EvidenceViewsProps {
  check: CheckLog
  runId: string | null
  /** Where a right program may be laid beside. */
  compare?: AskForRight | undefined
}

/** What crossed the wire in one check and what the program wrote, seen in four ways. */
export function EvidenceViews({ check, runId, compare }: EvidenceViewsProps) {
  const [view, setView] = useState(check.transcript.length > 0 ? 'sequence' : 'output')
  // Pointing at something in one view marks the same thing in the others.
  const [pointed, setPointed] = useState<number | null>(null)
  const mismatch = check.outcome?.status === 'failed' ? check.outcome.mismatch : null
  const where = mismatch && 'where' in mismatch ? mismatch.where : undefined
  const entries = check.transcript
  const wrong = useMemo(() => wrongEntry(entries, where), [entries, where])
  const silent = <p className="text-muted">Nothing crossed the wire in this check.</p>
  const orSilent = (content: ReactNode) => (entries.length === 0 ? silent : content)
  const tabs = [
    {
      id: 'sequence',
      name: 'Sequence',
      content: orSilent(
        <div className="grid grid-cols-1 gap-8 @5xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <SequenceView entries={entries} pointed={pointed} onPoint={setPointed} wrong={wrong} />
          <StreamView entries={entries} where={where} pointed={pointed} onPoint={setPointed} />
        </div>,
      ),
    },
    {
      id: 'stream',
      name: 'Stream',
      content: orSilent(
        <StreamView entries={entries} where={where} pointed={pointed} onPoint={setPointed} />,
      ),
    },
    { id: 'bytes', name: 'Bytes', content: orSilent(<BytesView entries={entries} where={where} />) },
    { id: 'output', name: 'Output', content: <OutputView check={check} where={where} /> },
    ...(compare === undefined || runId === null
      ? []
      : [
          {
            id: 'compare',
            name: 'Compare',
            content: <CompareView check={check} runId={runId} ask={compare} />,
          },
        ]),
  ]
  // The room beside the editor is narrower than the page of a submission.
  return (
    <div className="@container">
      <Tabs label="What happened" tabs={tabs} selected={view} onSelect={setView} />
      {check.captured && runId !== null && (
        <p className="mt-4 text-13 text-muted">
          <a
            href={`/api/runs/${encodeURIComponent(runId)}/captures/${encodeURIComponent(check.id)}`}
            download
            className="link"
          >
            Download the packets
          </a>{' '}
          as they crossed the network of this check, for Wireshark (pcapng).
        </p>
      )}
    </div>
  )
}
