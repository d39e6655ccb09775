'use client'
import { useId, useRef } from 'react'
import type { RowsChange } from '#components/parts/timeline/change-rows.ts'
import { MessageFields } from '#components/parts/timeline/message-fields.tsx'
import { useRowGrid } from '#components/ui/use-row-grid.ts'
import type { PresentedTimeline } from '#graders/parts/timeline/presented-timeline.ts'
import type { TimelineFeedback } from '#graders/parts/timeline/timeline-feedback.ts'
import type { TimelineRow } from '#graders/parts/timeline/timeline-response.ts'

export interface MessageTableProps {
  part: PresentedTimeline
  rows: readonly TimelineRow[]
  selected: number | null
  locked: boolean
  /** Null before the diagram was submitted. */
  feedback: TimelineFeedback | null
  onSelect: (index: number | null) => void
  onChange: (change: RowsChange) => void
}

/** The diagram as a list of messages, each with its fields: the same data. */
export function MessageTable(props: MessageTableProps) {
  const { rows, part, selected, locked, feedback, onSelect, onChange } = props
  const root = useRef<HTMLDivElement>(null)
  const hint = useId()
  const grid = useRowGrid(root, 'label')
  if (rows.length === 0) return <p className="py-2 text-muted">No message yet.</p>
  return (
    <>
      {!locked && (
        <p id={hint} className="pb-1 text-13 text-muted">
          Tab goes from message to message, the arrows from cell to cell.
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cells have the focus */}
      <div
        ref={root}
        role="grid"
        aria-label="Messages"
        aria-describedby={locked ? undefined : hint}
        className="@container"
        {...grid}
      >
        {rows.map((row, index) => (
          <MessageFields
            // A row holds nothing of its own, so its place is its identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            row={row}
            index={index}
            part={part}
            locked={locked}
            selected={selected === index}
            verdict={verdictOf(feedback, index)}
            onSelect={onSelect}
            onChange={onChange}
          />
        ))}
      </div>
    </>
  )
}

export function verdictOf(feedback: TimelineFeedback | null, index: number): 'right' | 'wrong' | null {
  if (feedback?.wrong === index) return 'wrong'
  return feedback?.right.includes(index) ? 'right' : null
}
