'use client'
import { useState } from 'react'
import type { PartProps } from '#components/parts/part-props.ts'
import { PartVerdict } from '#components/parts/part-verdict.tsx'
import { changeRows, type RowsChange } from '#components/parts/timeline/change-rows.ts'
import { MessageTable } from '#components/parts/timeline/message-table.tsx'
import { Button } from '#components/ui/button.tsx'
import type { PresentedTimeline } from '#graders/parts/timeline/presented-timeline.ts'
import type { TimelineResponse } from '#graders/parts/timeline/timeline-response.ts'

type TimelineProps = PartProps<PresentedTimeline, TimelineResponse>

/** A space-time diagram to draw, and the table of the same messages. */
export function TimelinePart({ part, answer, onAnswer, locked, result }: TimelineProps) {
  const rows = answer?.messages ?? []
  const [selected, setSelected] = useState<number | null>(null)
  const feedback = result?.feedback && 'kind' in result.feedback ? result.feedback : null
  const judged = feedback?.kind === part.kind ? feedback : null
  const change = (made: RowsChange) =>
    onAnswer({ kind: part.kind, messages: [...changeRows(rows, made, part.messagesMax)] })
  const add = () =>
    change({
      do: 'add',
      row: {
        label: '',
        from: part.lifelines[0]?.id ?? '',
        to: part.lifelines[1]?.id ?? '',
        leaves: '',
        arrives: '',
      },
    })
  return (
    <div className="@container">
      {result && (
        <div className="mb-4">
          <PartVerdict result={result} />
        </div>
      )}
      <MessageTable
        part={part}
        rows={rows}
        selected={selected}
        locked={locked}
        feedback={judged}
        onSelect={setSelected}
        onChange={change}
      />
      {!locked && (
        <Button size="small" className="mt-2" isDisabled={rows.length >= part.messagesMax} onPress={add}>
          New message
        </Button>
      )}
    </div>
  )
}
