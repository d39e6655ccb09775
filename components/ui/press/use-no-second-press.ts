import { type MouseEvent, useLayoutEffect, useRef } from 'react'

/** Nobody can have meant what came under the pointer so shortly ago, at the place of the press before. */
const secondPress = { withinMs: 600, withinPx: 6 } as const

/**
 * Keeps the second half of a double press from meeting what has come under the pointer since the first, as *Next* comes
 * where *Submit* was, however long that took. For `onClickCapture`; `scene` names what is shown. Keys are left alone: they
 * stay with the focus.
 */
export function useNoSecondPress(scene: string): (event: MouseEvent) => void {
  const last = useRef<{ x: number; y: number; scene: string } | null>(null)
  const cameAt = useRef(0)
  useLayoutEffect(() => {
    cameAt.current = performance.now()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- when it comes
  }, [scene])
  return (event) => {
    if (event.detail === 0) return
    const before = last.current
    last.current = { x: event.clientX, y: event.clientY, scene }
    if (before === null || before.scene === scene) return
    if (event.timeStamp - cameAt.current > secondPress.withinMs) return
    if (Math.hypot(event.clientX - before.x, event.clientY - before.y) > secondPress.withinPx) return
    event.preventDefault()
    event.stopPropagation()
  }
}
