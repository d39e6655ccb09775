// Where things stand on the board to draw on: lifelines vertical, time downward, in user units of the SVG. Nothing
// here depends on the right diagram: the axis grows with what is drawn.
import type { SpaceTimeLayout } from '#components/content/space-time-layout.ts'
import { timeScale } from '#components/content/time-scale.ts'
import type { DrawnMessage } from '#components/parts/timeline/drawn-timeline.ts'
import type { PresentedTimeline } from '#graders/parts/timeline/presented-timeline.ts'

export const board = { width: 404, axisX: 44, firstX: 78, lastX: 362, top: 40, bottom: 16 }

const heightMin = 360
const heightMax = 2_400
/** The shortest named quantity can be told from a line, and the longest is a stretch to aim at. */
const shortestMin = 14
const longestMin = 88
const withoutQuantitiesMs = 100

export interface BoardLayout extends SpaceTimeLayout {
  endMs: number
  /** User units to milliseconds, within the axis. */
  msAt: (y: number) => number
  /** User units for a millisecond. */
  perMs: number
  /** The lifeline within reach of x, or null. */
  lifelineAt: (x: number) => string | null
}

/** `ghostEndMs` is where a right message beside the drawn ones ends, if one is shown. */
export function layoutBoard(
  { lifelines, quantities }: Pick<PresentedTimeline, 'lifelines' | 'quantities'>,
  drawn: readonly DrawnMessage[],
  ghostEndMs = 0,
): BoardLayout {
  const times = quantities.length > 0 ? quantities.map(({ ms }) => ms) : [withoutQuantitiesMs]
  const [shortest, longest] = [Math.min(...times), Math.max(...times)]
  const last = Math.max(ghostEndMs, 0, ...drawn.flatMap(({ leavesMs, arrivesMs }) => [leavesMs, arrivesMs]))
  const endMs = Math.max(4 * longest, last + 1.5 * longest)
  const wanted = endMs * Math.max(shortestMin / shortest, longestMin / longest)
  const plot = Math.min(heightMax, Math.max(heightMin, wanted))
  const { y, msAt, ticks } = timeScale(endMs, board.top, plot)
  const gap = (board.lastX - board.firstX) / Math.max(1, lifelines.length - 1)
  const positions = lifelines.map(({ id }, index) => ({ id, x: board.firstX + index * gap }))
  return {
    height: board.top + plot + board.bottom,
    y,
    endMs,
    perMs: plot / endMs,
    msAt: (at) => Math.min(endMs, Math.max(0, msAt(at))),
    xOf: (id) => positions.find((each) => each.id === id)?.x ?? board.firstX,
    lifelineAt: (x) => positions.find((each) => Math.abs(each.x - x) < Math.min(64, gap / 2))?.id ?? null,
    ticksMs: ticks(Math.max(4, Math.round(plot / 64))),
  }
}
