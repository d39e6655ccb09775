// Labels that fit on the board. One that would be written over another is counted at the one that is there: "SYN +2".
import type { SpaceTimeLayout } from '#components/content/space-time-layout.ts'
import type { DrawnMessage } from '#components/parts/timeline/drawn-timeline.ts'

const lineHeight = 13

export interface BoardLabel {
  index: number
  text: string
  x: number
  y: number
}

export function boardLabels(
  drawn: readonly DrawnMessage[],
  layout: Pick<SpaceTimeLayout, 'y' | 'xOf'>,
): BoardLabel[] {
  const placed: (BoardLabel & { hidden: number; label: string })[] = []
  for (const { index, label, from, to, leavesMs, arrivesMs } of drawn) {
    const x = (layout.xOf(from) + layout.xOf(to)) / 2
    const y = layout.y((leavesMs + arrivesMs) / 2) + 4
    const crowding = placed.find((other) => other.x === x && Math.abs(other.y - y) < lineHeight)
    if (crowding) crowding.hidden += 1
    else placed.push({ index, text: '', label: label === '' ? '?' : label, x, y, hidden: 0 })
  }
  return placed.map(({ index, label, hidden, x, y }) => ({
    index,
    text: hidden === 0 ? label : `${label} +${hidden}`,
    x,
    y,
  }))
}
