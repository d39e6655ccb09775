'use client'
import { type KeyboardEvent, useRef } from 'react'
import { type BandCorners, bandPath } from '#components/content/space-time-layout.ts'
import { boardLabels } from '#components/parts/timeline/board-labels.ts'
import { board, layoutBoard } from '#components/parts/timeline/board-layout.ts'
import { BoardMessage } from '#components/parts/timeline/board-message.tsx'
import { BoardScale } from '#components/parts/timeline/board-scale.tsx'
import { bandOf, type DrawnMessage } from '#components/parts/timeline/drawn-timeline.ts'
import { moveByKey } from '#components/parts/timeline/move-by-key.ts'
import { type Preview, useBoardPointer } from '#components/parts/timeline/use-board-pointer.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { PresentedTimeline } from '#graders/parts/timeline/presented-timeline.ts'
import type { TimelineFeedback } from '#graders/parts/timeline/timeline-feedback.ts'

export interface TimelineBoardProps {
  part: PresentedTimeline
  drawn: readonly DrawnMessage[]
  selected: number | null
  locked: boolean
  feedback: TimelineFeedback | null
  /** The right message where the drawing first goes wrong, when it may be seen. */
  ghost: (BandCorners & { label: string }) | null
  onSelect: (index: number | null) => void
  onMove: (index: number, times: { leavesMs: number; arrivesMs: number }) => void
  onDraw: (message: { from: string; to: string; leavesMs: number; arrivesMs: number }) => void
  onNew: () => void
  onRemove: (index: number) => void
  /** Enter on a message: to its fields. */
  onOpen: (index: number) => void
}

/** The diagram to draw on, with the pointer or with keys. The table beside it holds the same messages. */
export function TimelineBoard(props: TimelineBoardProps) {
  const { part, drawn, selected, locked, feedback, ghost, onSelect, onMove, onNew } = props
  const svg = useRef<SVGSVGElement>(null)
  const layout = layoutBoard(part, drawn, ghost?.arriveEndMs)
  const { quantities } = part
  const pointer = useBoardPointer({ svg, layout, drawn, quantities, locked, onMove, onDraw: props.onDraw })
  const { preview } = pointer
  const sideOf = (id: string) => part.lifelines.find((lifeline) => lifeline.id === id)?.side ?? 'client'
  const nameOf = (id: string) => part.lifelines.find((lifeline) => lifeline.id === id)?.label ?? id
  const shown = drawn.map((message) =>
    preview?.index === message.index ? moved(message, preview, part) : message,
  )

  function onKeyDown(event: KeyboardEvent): void {
    if (locked || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key.toLowerCase() !== 'n') return
    event.preventDefault()
    onNew()
  }
  function onMessageKey(event: KeyboardEvent, message: DrawnMessage): void {
    if (locked || event.altKey || event.ctrlKey || event.metaKey) return
    const others = drawn.filter(({ index }) => index !== message.index)
    const to = moveByKey(event, message, others, quantities)
    if (to) onMove(message.index, to)
    else if (event.key === 'Delete' || event.key === 'Backspace') props.onRemove(message.index)
    else if (event.key === 'Enter' || event.key === ' ') props.onOpen(message.index)
    else return
    event.preventDefault()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- N works wherever the focus is on the board
    <div onKeyDown={onKeyDown} data-board>
      <ScrollRegion label="Diagram" className="rounded border border-line bg-background">
        <svg
          ref={svg}
          aria-label="Space-time diagram. The table holds the same messages."
          viewBox={`0 0 ${board.width} ${layout.height}`}
          className="block w-full max-w-xl min-w-96 select-none"
          onPointerMove={pointer.move}
          onPointerUp={pointer.end}
          onPointerCancel={pointer.cancel}
        >
          <BoardScale lifelines={part.lifelines} layout={layout} />
          {ghost && <Ghost ghost={ghost} layout={layout} />}
          {shown.map((message) => (
            <BoardMessage
              key={message.index}
              message={message}
              side={sideOf(message.from)}
              nameOf={nameOf}
              layout={layout}
              selected={selected === message.index}
              locked={locked}
              faded={feedback !== null && !feedback.right.includes(message.index)}
              wrong={feedback?.wrong === message.index}
              onFocus={() => onSelect(message.index)}
              onKeyDown={(event) => onMessageKey(event, message)}
              onGrip={(event, on) => {
                onSelect(message.index)
                pointer.begin(event, { on, message })
              }}
            />
          ))}
          {boardLabels(shown, layout).map(({ index, text, x, y }) => (
            <text
              key={index}
              x={x}
              y={y}
              textAnchor="middle"
              strokeWidth={5}
              strokeLinejoin="round"
              paintOrder="stroke"
              className="pointer-events-none fill-ink stroke-background text-[12px]"
            >
              {feedback?.wrong === index ? `✗ ${text}` : text}
            </text>
          ))}
          {!locked &&
            part.lifelines.map(({ id }) => (
              <rect
                key={id}
                data-lifeline={id}
                x={layout.xOf(id) - 16}
                y={board.top - 8}
                width={32}
                height={layout.height - board.top}
                className="cursor-crosshair touch-none fill-transparent"
                onPointerDown={(event) => pointer.begin(event, { on: 'lifeline', lifeline: id })}
              />
            ))}
          {preview?.index === null && <NewMessage preview={preview} layout={layout} />}
        </svg>
      </ScrollRegion>
    </div>
  )
}

function moved(
  message: DrawnMessage,
  { leavesMs, arrivesMs }: Preview,
  part: PresentedTimeline,
): DrawnMessage {
  const event = { ...message, leavesMs, arrivesMs }
  return { ...event, ...bandOf(event, part) }
}

function NewMessage({ preview, layout }: { preview: Preview; layout: ReturnType<typeof layoutBoard> }) {
  const [x, y] = [layout.xOf(preview.from), layout.y(preview.leavesMs)]
  const endX = preview.to === null ? preview.x : layout.xOf(preview.to)
  return (
    <g className="pointer-events-none">
      <circle cx={x} cy={y} r={5} className="fill-ink" />
      <path
        d={`M${x} ${y}L${endX} ${layout.y(preview.arrivesMs)}`}
        strokeWidth={2}
        strokeDasharray={preview.to === null ? '2 5' : undefined}
        className="stroke-ink"
      />
    </g>
  )
}

/** Faint and dotted beneath the drawing: how the first wrong message should run. */
function Ghost({
  ghost,
  layout,
}: {
  ghost: BandCorners & { label: string }
  layout: ReturnType<typeof layoutBoard>
}) {
  const [fromX, toX] = [layout.xOf(ghost.from), layout.xOf(ghost.to)]
  return (
    <g data-ghost>
      <path
        d={bandPath(ghost, layout)}
        strokeWidth={1.5}
        strokeDasharray="2 4"
        fillOpacity={0.12}
        className="fill-pass stroke-pass"
      />
      <text
        x={fromX + (toX - fromX) * 0.7}
        y={layout.y(ghost.sendStartMs + (ghost.arriveEndMs - ghost.sendStartMs) * 0.7) - 6}
        textAnchor="middle"
        strokeWidth={5}
        strokeLinejoin="round"
        paintOrder="stroke"
        className="fill-pass stroke-background text-[12px]"
      >
        right: {ghost.label}
      </text>
    </g>
  )
}
