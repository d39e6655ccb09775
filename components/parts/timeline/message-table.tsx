'use client'
import type { RowsChange } from '#components/parts/timeline/change-rows.ts'
import { MessageFields } from '#components/parts/timeline/message-fields.tsx'
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
  if (rows.length === 0) return <p className="py-2 text-muted">No message yet.</p>
  return (
    <ol aria-label="Messages" className="@container">
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
          onSelect={() => onSelect(index)}
          onChange={onChange}
        />
      ))}
    </ol>
  )
}

export function verdictOf(feedback: TimelineFeedback | null, index: number): 'right' | 'wrong' | null {
  if (feedback?.wrong === index) return 'wrong'
  return feedback?.right.includes(index) ? 'right' : null
}
