// Where things stand in a space-time diagram: lifelines are vertical, time runs downward, in user units of the SVG.

import { type TimeScale, timeScale } from '#components/content/time-scale.ts'
import type { Message, Span, Timeline } from '#protocols/timeline/timeline.ts'

export const frame = { width: 600, axisX: 52, firstX: 96, lastX: 420, top: 40, bottom: 24, labelGap: 14 }

const heightMin = 320
const heightMax = 2_400
/** A message takes at least this much height from the first bit sent to the first bit received. */
const slopeMin = 22
/** A bracket's two lines of text fit in this, as long as the drawing does not grow too tall for it. */
const bracketMin = 32
const heightForBracketsMax = 1_200

export interface SpaceTimeLayout {
  height: number
  /** Milliseconds to user units, downward. */
  y: TimeScale['y']
  xOf: (lifeline: string) => number
  ticksMs: number[]
}

/** The layout: tall enough that the flattest message can carry its label. */
export function layoutTimeline(timeline: Timeline): SpaceTimeLayout {
  const slopes = timeline.messages
    .map((message) => message.arriveStartMs - message.sendStartMs)
    .filter((slope) => slope > 0)
  const wanted = slopes.length > 0 ? (slopeMin * timeline.endMs) / Math.min(...slopes) : heightMin
  const stays = bracketsOf(timeline).map(({ startMs, endMs }) => endMs - startMs)
  const shortest = Math.min(...stays.filter((stay) => stay > 0), timeline.endMs)
  const forBrackets =
    shortest > 0 ? Math.min(heightForBracketsMax, (bracketMin * timeline.endMs) / shortest) : 0
  const plot = Math.min(heightMax, Math.max(heightMin, wanted, forBrackets))
  const { y, ticks } = timeScale(Math.max(timeline.endMs, 1), frame.top, plot)
  const gap = (frame.lastX - frame.firstX) / Math.max(1, timeline.lifelines.length - 1)
  const positions = new Map(
    timeline.lifelines.map((lifeline, index) => [lifeline.id, frame.firstX + index * gap]),
  )
  return {
    height: frame.top + plot + frame.bottom,
    y,
    xOf: (lifeline) => positions.get(lifeline) ?? frame.firstX,
    ticksMs: ticks(Math.max(4, Math.round(plot / 80))),
  }
}

export type BandCorners = Pick<
  Message,
  'from' | 'to' | 'sendStartMs' | 'sendEndMs' | 'arriveStartMs' | 'arriveEndMs'
>

/** A message's band: slope is propagation, thickness is transmission. One that takes no time to send is a line. */
export function bandPath(message: BandCorners, { y, xOf }: Pick<SpaceTimeLayout, 'y' | 'xOf'>): string {
  const [from, to] = [xOf(message.from), xOf(message.to)]
  if (message.sendStartMs === message.sendEndMs) {
    return `M${from} ${y(message.sendStartMs)}L${to} ${y(message.arriveStartMs)}`
  }
  return `M${from} ${y(message.sendStartMs)}L${to} ${y(message.arriveStartMs)}L${to} ${y(message.arriveEndMs)}L${from} ${y(message.sendEndMs)}Z`
}

/** Labels that fit: in order of time, one is left out where it would be written over the one before. */
export function labelledMessages(
  timeline: Timeline,
  layout: SpaceTimeLayout,
): { message: Message; x: number; y: number }[] {
  const placed: { message: Message; x: number; y: number }[] = []
  for (const message of timeline.messages) {
    const x = (layout.xOf(message.from) + layout.xOf(message.to)) / 2
    const y = layout.y(
      (message.sendStartMs + message.sendEndMs + message.arriveStartMs + message.arriveEndMs) / 4,
    )
    const crowded = placed.some((other) => other.x === x && Math.abs(other.y - y) < frame.labelGap)
    if (!crowded) placed.push({ message, x, y })
  }
  return placed
}

/** Files over parallel connections come and go together: one bracket with all their names stands for them. */
export function bracketsOf({ spans }: Timeline): Span[] {
  const brackets = Map.groupBy(spans, ({ startMs, endMs }) => `${startMs.toFixed(6)} ${endMs.toFixed(6)}`)
  return [...brackets.values()].flatMap((together) => {
    const [first, last] = [together[0], together.at(-1)]
    if (!first || !last) return []
    return [first === last ? first : { ...first, label: `${first.label} to ${last.label}` }]
  })
}
