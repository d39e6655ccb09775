import { type MouseEvent, useRef } from 'react'

/** A second press so soon and so near belongs to the first one. */
const secondPress = { withinMs: 1_000, withinPx: 6 } as const

/**
 * Keeps the second half of a double press from meeting what has come under the pointer since the first, as *Next* comes
 * where *Submit* was. For `onClickCapture`; `scene` names what is shown. Keys are left alone: they stay with the focus.
 */
export function useNoSecondPress(scene: string): (event: MouseEvent) => void {
  const last = useRef<{ x: number; y: number; at: number; scene: string } | null>(null)
  return (event) => {
    if (event.detail === 0) return
    const before = last.current
    last.current = { x: event.clientX, y: event.clientY, at: event.timeStamp, scene }
    if (before === null || before.scene === scene) return
    if (event.timeStamp - before.at > secondPress.withinMs) return
    if (Math.hypot(event.clientX - before.x, event.clientY - before.y) > secondPress.withinPx) return
    event.preventDefault()
    event.stopPropagation()
  }
}
