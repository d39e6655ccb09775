'use client'
import { useEffect, useRef, useState } from 'react'
import type { BandCorners } from '#components/content/space-time-layout.ts'
import type { PartProps } from '#components/parts/part-props.ts'
import { changeRows, type RowsChange, writeTime } from '#components/parts/timeline/change-rows.ts'
import { type DrawnMessage, drawnMessages, nextMessage } from '#components/parts/timeline/drawn-timeline.ts'
import { LabelPalette } from '#components/parts/timeline/label-palette.tsx'
import { MessageTable } from '#components/parts/timeline/message-table.tsx'
import { TimelineBoard } from '#components/parts/timeline/timeline-board.tsx'
import { TimelineHelp } from '#components/parts/timeline/timeline-help.tsx'
import { widget } from '#components/parts/widget.ts'
import { Announcer } from '#components/ui/announcer.tsx'
import { Button } from '#components/ui/button.tsx'
import { useSteady } from '#components/ui/use-steady.ts'
import type { Right } from '#graders/parts/registry.ts'
import { timelineReadability } from '#graders/parts/timeline/live/timeline-readability.ts'
import type { PresentedTimeline } from '#graders/parts/timeline/presented-timeline.ts'
import type { TimelineFeedback } from '#graders/parts/timeline/timeline-feedback.ts'
import {
  type TimelineResponse,
  TimelineResponseSchema,
  type TimelineRow,
} from '#graders/parts/timeline/timeline-response.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

type TimelineRight = Extract<Right, { kind: 'timeline' }>
type TimelineProps = PartProps<PresentedTimeline, TimelineResponse, TimelineFeedback, TimelineRight>

/** Where the focus goes once a change is on the page: to a message on the board, or to its fields. */
type FocusNext = { on: 'board' | 'fields'; index: number }

/** A space-time diagram to draw, and the table of the same messages. */
function TimelineWidget({ part, answer, onAnswer, locked, feedback, right, diagram }: TimelineProps) {
  const rows = answer?.messages ?? []
  const drawn = drawnMessages(rows, part)
  const [selected, setSelected] = useState<number | null>(null)
  const [armed, setArmed] = useState('')
  const [said, setSaid] = useState('')
  const root = useRef<HTMLDivElement>(null)
  const focusNext = useRef<FocusNext | null>(null)

  useEffect(() => {
    if (!focusNext.current) return
    const { on, index } = focusNext.current
    focusNext.current = null
    const wanted =
      on === 'board' ? `[data-drawn="${index}"]` : `[data-message="${index}"] [data-control=label]`
    const target =
      root.current?.querySelector(wanted) ?? root.current?.querySelector('[data-new-message] button')
    if (target instanceof HTMLElement || target instanceof SVGElement) target.focus()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- once the changed rows are on the page
  }, [rows.length])

  const change = (made: RowsChange) =>
    onAnswer({ kind: part.kind, messages: [...changeRows(rows, made, part.messagesMax)] })
  const full = rows.length >= part.messagesMax
  function add(
    event: Omit<TimelineRow, 'label' | 'leaves' | 'arrives'> & Times,
    focus: FocusNext['on'],
  ): void {
    if (full) return setSaid(`There are ${part.messagesMax} messages, and no room for more.`)
    const { from, to, leavesMs, arrivesMs } = event
    change({
      do: 'add',
      row: { label: armed, from, to, leaves: writeTime(leavesMs), arrives: writeTime(arrivesMs) },
    })
    focusNext.current = { on: focus, index: rows.length }
    setSelected(rows.length)
    setSaid(`Message ${rows.length + 1} added: ${timesIn({ leavesMs, arrivesMs })}.`)
  }
  function move(index: number, times: Times): void {
    change({
      do: 'edit',
      index,
      to: { leaves: writeTime(times.leavesMs), arrives: writeTime(times.arrivesMs) },
    })
    setSaid(`Message ${index + 1}: ${timesIn(times)}.`)
  }
  function remove(index: number, focus: FocusNext['on']): void {
    change({ do: 'remove', index })
    focusNext.current = { on: focus, index: Math.max(0, index - 1) }
    setSelected(null)
    setSaid(`Message ${index + 1} removed.`)
  }
  function arm(label: string): void {
    const unlabelled = selected !== null && rows[selected]?.label === ''
    if (unlabelled && label !== '') change({ do: 'edit', index: selected, to: { label } })
    else setArmed(label)
  }
  // What is typed in one of many rows draws that row anew.
  const changeInTable = useSteady((made: RowsChange) =>
    made.do === 'remove' ? remove(made.index, 'fields') : change(made),
  )
  function sort(): void {
    change({ do: 'arrange', order: byTime(rows.length, drawn) })
    setSelected(null)
    setSaid('Sorted by time.')
  }

  const ghost = right && diagram ? dueMessage(diagram, right.due) : null
  return (
    <div ref={root} className="@container">
      <TimelineHelp quantities={part.quantities} locked={locked} />
      <div className="grid grid-cols-1 gap-x-6 gap-y-6 @2xl:grid-cols-[minmax(0,21rem)_minmax(0,1fr)] @2xl:items-start">
        <section aria-label="Messages of the diagram">
          <MessageTable
            part={part}
            rows={rows}
            selected={selected}
            locked={locked}
            feedback={feedback}
            onSelect={setSelected}
            onChange={changeInTable}
          />
          {!locked && (
            <div data-new-message className="mt-2 flex flex-wrap gap-2">
              <Button size="small" isDisabled={full} onPress={() => add(nextMessage(drawn, part), 'fields')}>
                New message
              </Button>
              <Button size="small" isDisabled={rows.length < 2} onPress={sort}>
                Sort by time
              </Button>
            </div>
          )}
        </section>
        <section aria-label="Drawing board" className="flex min-w-0 flex-col gap-3 @2xl:sticky @2xl:top-4">
          {!locked && <LabelPalette labels={part.labels} armed={armed} onArm={arm} />}
          <TimelineBoard
            part={part}
            drawn={drawn}
            selected={selected}
            locked={locked}
            feedback={feedback}
            ghost={ghost}
            onSelect={setSelected}
            onMove={move}
            onDraw={(event) => add(event, 'board')}
            onNew={() => add(nextMessage(drawn, part), 'board')}
            onRemove={(index) => remove(index, 'board')}
            onOpen={(index) => {
              const fields = root.current?.querySelector(`[data-message="${index}"] [data-control=label]`)
              if (fields instanceof HTMLElement) fields.focus()
            }}
          />
        </section>
      </div>
      <Announcer message={said} />
    </div>
  )
}

export const timelineWidget = widget('timeline', {
  response: TimelineResponseSchema,
  Widget: TimelineWidget,
  readability: timelineReadability,
})

/** Indices of the rows, by the time of leaving. A row that cannot be read yet stays behind the others. */
function byTime(count: number, drawn: readonly DrawnMessage[]): number[] {
  const leavesMs = new Map(drawn.map((message) => [message.index, message.leavesMs]))
  const at = (index: number) => leavesMs.get(index) ?? Number.MAX_VALUE
  return Array.from({ length: count }, (_, index) => index).toSorted((a, b) => at(a) - at(b))
}

type Times = { leavesMs: number; arrivesMs: number }

const timesIn = ({ leavesMs, arrivesMs }: Times) =>
  `leaves at ${writeTime(leavesMs)} ms, arrives at ${writeTime(arrivesMs)} ms`

/** Message number `due` of the right diagram, in the order in which its messages leave. */
function dueMessage({ messages }: Timeline, due: number | null): (BandCorners & { label: string }) | null {
  if (due === null) return null
  const inOrder = messages.toSorted((a, b) => a.sendStartMs - b.sendStartMs || a.arriveEndMs - b.arriveEndMs)
  return inOrder[due] ?? null
}
