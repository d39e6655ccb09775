// Arrow keys on a message: up and down move it as a whole, left and right let it arrive earlier or later; by a snap,
// or with Shift by a millisecond.
import type { DrawnMessage } from '#components/parts/timeline/drawn-timeline.ts'
import { arriveTimes, leaveTimes, step } from '#components/parts/timeline/snap-times.ts'

/** Null when the key is none of these. */
export function moveByKey(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  message: DrawnMessage,
  others: readonly DrawnMessage[],
  quantities: readonly { ms: number }[],
): { leavesMs: number; arrivesMs: number } | null {
  const { leavesMs, arrivesMs } = message
  const direction = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1
  switch (key) {
    case 'ArrowUp':
    case 'ArrowDown': {
      const to = shiftKey ? Math.max(0, leavesMs + direction) : step(leavesMs, leaveTimes(others), direction)
      return { leavesMs: to, arrivesMs: Math.max(0, arrivesMs + to - leavesMs) }
    }
    case 'ArrowLeft':
    case 'ArrowRight': {
      const to = shiftKey
        ? arrivesMs + direction
        : step(arrivesMs, arriveTimes(leavesMs, quantities, others), direction)
      return { leavesMs, arrivesMs: Math.max(0, to) }
    }
    default:
      return null
  }
}
