import type { KeyboardEvent, PointerEvent } from 'react'
import { bandPath, type SpaceTimeLayout } from '#components/content/space-time-layout.ts'
import { writeTime } from '#components/parts/timeline/change-rows.ts'
import { asMessage, type DrawnMessage } from '#components/parts/timeline/drawn-timeline.ts'
import { classNames } from '#components/ui/class-names.ts'

export interface BoardMessageProps {
  message: DrawnMessage
  side: 'client' | 'server'
  nameOf: (lifeline: string) => string
  layout: SpaceTimeLayout
  selected: boolean
  locked: boolean
  /** Judged, and neither right nor the first wrong one. */
  faded: boolean
  wrong: boolean
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onGrip: (event: PointerEvent, on: 'body' | 'leaves' | 'arrives') => void
}

/** So far from its lifelines stand a message's handles: the ends themselves are where others begin. */
const handleAt = 34

/** A message on the board: a band to move, with a handle near each end while it is selected. */
export function BoardMessage(props: BoardMessageProps) {
  const { message, side, nameOf, layout, selected, locked, faded, wrong, onFocus, onKeyDown, onGrip } = props
  const path = bandPath(asMessage(message), layout)
  const { index, label, from, to, leavesMs, arrivesMs } = message
  const times = `leaves at ${writeTime(leavesMs)} ms, arrives at ${writeTime(arrivesMs)} ms`
  const name = `Message ${index + 1}, ${label === '' ? 'without a label' : label}, ${nameOf(from)} to ${nameOf(to)}, ${times}`
  const colour = wrong
    ? 'fill-fail stroke-fail'
    : faded
      ? 'fill-muted stroke-muted'
      : side === 'server'
        ? 'fill-server stroke-server'
        : 'fill-accent stroke-accent'
  return (
    <g
      // An SVG has no button of its own.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="button"
      tabIndex={0}
      aria-label={name}
      aria-pressed={selected}
      data-drawn={index}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className="outline-none [&:focus-visible_.focus-mark]:opacity-100"
    >
      <path
        d={path}
        strokeWidth={22}
        strokeLinejoin="round"
        className={classNames('fill-transparent stroke-transparent', !locked && 'cursor-move touch-none')}
        onPointerDown={(event) => onGrip(event, 'body')}
      />
      <path
        d={path}
        strokeWidth={9}
        strokeLinejoin="round"
        className="focus-mark pointer-events-none fill-none stroke-focus opacity-0"
      />
      <path
        d={path}
        strokeWidth={selected ? 3 : 1.75}
        strokeLinejoin="round"
        strokeDasharray={side === 'server' ? '6 3' : undefined}
        fillOpacity={0.18}
        className={classNames('pointer-events-none', colour)}
      />
      {selected && !locked && <Handles message={message} layout={layout} onGrip={onGrip} />}
    </g>
  )
}

function Handles({ message, layout, onGrip }: Pick<BoardMessageProps, 'message' | 'layout' | 'onGrip'>) {
  const [from, to] = [layout.xOf(message.from), layout.xOf(message.to)]
  const along = handleAt / Math.abs(to - from)
  const at = (share: number, startMs: number, endMs: number) => ({
    cx: from + share * (to - from),
    cy: layout.y(startMs) + share * (layout.y(endMs) - layout.y(startMs)),
  })
  const ends = [
    { on: 'leaves' as const, ...at(along, message.leavesMs, message.arriveStartMs) },
    { on: 'arrives' as const, ...at(1 - along, message.sendEndMs, message.arrivesMs) },
  ]
  return ends.map(({ on, cx, cy }) => (
    <g
      key={on}
      data-handle={on}
      className="cursor-ns-resize touch-none"
      onPointerDown={(event) => {
        event.stopPropagation()
        onGrip(event, on)
      }}
    >
      <circle cx={cx} cy={cy} r={13} className="fill-transparent" />
      <circle cx={cx} cy={cy} r={5.5} strokeWidth={2} className="fill-background stroke-ink" />
    </g>
  ))
}
