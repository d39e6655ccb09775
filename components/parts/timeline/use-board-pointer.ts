'use client'
// How drawing works. Pressing on a lifeline begins a message there; it ends where the pointer is let go on another
// lifeline. Let go where it was pressed, it waits for a second press on another lifeline, so that no drag is needed.
// A message's body moves it, the handles of the selected one move its ends. What is being drawn is a preview until
// the pointer is let go; only then do the rows change. Escape drops the preview.
import { type PointerEvent, type RefObject, useEffect, useState } from 'react'
import type { BoardLayout } from '#components/parts/timeline/board-layout.ts'
import type { DrawnMessage } from '#components/parts/timeline/drawn-timeline.ts'
import { arriveTimes, leaveTimes, snap } from '#components/parts/timeline/snap-times.ts'

/** Snapping reaches so far, in user units; a press that moved less than the other is a click. */
const reach = 14
const clickSlack = 6

export interface Preview {
  /** Of the message that is changed; null while a new one is drawn. */
  index: number | null
  from: string
  /** Null while the pointer is at no other lifeline. */
  to: string | null
  leavesMs: number
  arrivesMs: number
  /** Where the pointer is, in user units. */
  x: number
}

type Grip =
  | { on: 'lifeline'; lifeline: string }
  | { on: 'body' | 'leaves' | 'arrives'; message: DrawnMessage }

interface Drag {
  grip: Grip
  pressed: { x: number; y: number }
  preview: Preview
  /** Waits for the second press. */
  waiting: boolean
}

export interface BoardPointerOptions {
  svg: RefObject<SVGSVGElement | null>
  layout: BoardLayout
  drawn: readonly DrawnMessage[]
  quantities: readonly { ms: number }[]
  locked: boolean
  onDraw: (message: { from: string; to: string; leavesMs: number; arrivesMs: number }) => void
  onMove: (index: number, times: { leavesMs: number; arrivesMs: number }) => void
}

export function useBoardPointer(options: BoardPointerOptions) {
  const { svg, layout, drawn, quantities, locked, onDraw, onMove } = options
  const [drag, setDrag] = useState<Drag | null>(null)

  useEffect(() => {
    if (!drag) return
    const cancel = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setDrag(null)
    }
    document.addEventListener('keydown', cancel)
    return () => document.removeEventListener('keydown', cancel)
  }, [drag])

  const pointOf = (event: PointerEvent): { x: number; y: number } | null => {
    const matrix = svg.current?.getScreenCTM()
    return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()) : null
  }
  const others = (index: number | null) => drawn.filter((message) => message.index !== index)
  const reachMs = reach / layout.perMs

  function follow({ grip, pressed, preview }: Drag, { x, y }: { x: number; y: number }): Preview {
    const ms = layout.msAt(y)
    if (grip.on === 'lifeline') {
      const at = layout.lifelineAt(x)
      const to = at === grip.lifeline ? null : at
      const times = arriveTimes(preview.leavesMs, quantities, drawn)
      return { ...preview, to, arrivesMs: snap(ms, times, reachMs), x }
    }
    const { message } = grip
    const rest = others(message.index)
    if (grip.on === 'arrives') {
      const times = arriveTimes(message.leavesMs, quantities, rest)
      return { ...preview, arrivesMs: snap(ms, times, reachMs), x }
    }
    if (grip.on === 'leaves') return { ...preview, leavesMs: snap(ms, leaveTimes(rest), reachMs), x }
    const moved = message.leavesMs + (y - pressed.y) / layout.perMs
    const leavesMs = snap(moved, leaveTimes(rest), reachMs)
    return {
      ...preview,
      leavesMs,
      arrivesMs: Math.max(0, message.arrivesMs + leavesMs - message.leavesMs),
      x,
    }
  }

  /** Ends what is drawn with the preview as it is. */
  function finish({ grip, preview }: Drag): void {
    setDrag(null)
    const { to, from, leavesMs, arrivesMs } = preview
    if (grip.on === 'lifeline') {
      if (to !== null) onDraw({ from, to, leavesMs, arrivesMs })
    } else if (leavesMs !== grip.message.leavesMs || arrivesMs !== grip.message.arrivesMs) {
      onMove(grip.message.index, { leavesMs, arrivesMs })
    }
  }

  function begin(event: PointerEvent, grip: Grip): void {
    const point = pointOf(event)
    if (locked || !point || event.button !== 0) return
    svg.current?.setPointerCapture(event.pointerId)
    if (drag?.waiting && grip.on === 'lifeline' && drag.preview.from !== grip.lifeline) {
      return setDrag({ ...drag, pressed: point, preview: follow(drag, point) })
    }
    if (grip.on !== 'lifeline') {
      const { index, from, to, leavesMs, arrivesMs } = grip.message
      const preview = { index, from, to, leavesMs, arrivesMs, x: point.x }
      return setDrag({ grip, pressed: point, preview, waiting: false })
    }
    const leavesMs = snap(layout.msAt(point.y), leaveTimes(drawn), reachMs)
    const preview = { index: null, from: grip.lifeline, to: null, leavesMs, arrivesMs: leavesMs, x: point.x }
    setDrag({ grip, pressed: point, preview, waiting: false })
  }

  return {
    preview: drag?.preview ?? null,
    begin,
    move: (event: PointerEvent): void => {
      const point = pointOf(event)
      if (drag && point) setDrag({ ...drag, preview: follow(drag, point) })
    },
    end: (event: PointerEvent): void => {
      const point = pointOf(event)
      if (!drag || !point) return
      const still = Math.hypot(point.x - drag.pressed.x, point.y - drag.pressed.y) < clickSlack
      const { grip, preview, waiting } = drag
      if (grip.on === 'lifeline' && preview.to === null && still) setDrag({ ...drag, waiting: true })
      else if (grip.on === 'lifeline' && preview.to === null && waiting) setDrag({ ...drag, waiting: true })
      else finish(drag)
    },
    cancel: () => setDrag(null),
  }
}
