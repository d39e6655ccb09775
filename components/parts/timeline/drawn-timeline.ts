// The student's rows as a timeline that can be drawn. A row that cannot be read yet is not drawn.

import { readTime } from '#graders/parts/timeline/live/read-row.ts'
import type { PresentedTimeline } from '#graders/parts/timeline/presented-timeline.ts'
import type { TimelineRow } from '#graders/parts/timeline/timeline-response.ts'
import type { Message } from '#protocols/timeline/timeline.ts'

export interface DrawnMessage {
  /** Of the row, from 0. */
  index: number
  /** Empty while none is chosen. */
  label: string
  from: string
  to: string
  leavesMs: number
  arrivesMs: number
  /** When its last bit leaves, and its first one arrives. */
  sendEndMs: number
  arriveStartMs: number
}

type Situation = Pick<PresentedTimeline, 'lifelines' | 'propagations'>

export function drawnMessages(rows: readonly TimelineRow[], part: Situation): DrawnMessage[] {
  return rows.flatMap((row, index) => drawnMessage(row, index, part) ?? [])
}

function drawnMessage(row: TimelineRow, index: number, part: Situation): DrawnMessage | null {
  const [leaves, arrives] = [readTime(row.leaves), readTime(row.arrives)]
  const known = (id: string) => part.lifelines.some((lifeline) => lifeline.id === id)
  if (!leaves.ok || !arrives.ok || row.from === row.to || !known(row.from) || !known(row.to)) return null
  const { label, from, to } = row
  const event = { index, label, from, to, leavesMs: leaves.ms, arrivesMs: arrives.ms }
  return { ...event, ...bandOf(event, part) }
}

/**
 * What of a message's time is propagation, the line's slope, and what transmission, the band's thickness. Where the
 * propagation is not known, or is more than the message takes, it is all slope.
 */
export function bandOf(
  event: Pick<DrawnMessage, 'from' | 'to' | 'leavesMs' | 'arrivesMs'>,
  { propagations }: Pick<PresentedTimeline, 'propagations'>,
): { sendEndMs: number; arriveStartMs: number } {
  const { from, to, leavesMs, arrivesMs } = event
  const known = propagations.find(({ between }) => between.includes(from) && between.includes(to))
  const transmissionMs = known === undefined ? 0 : arrivesMs - leavesMs - known.ms
  if (transmissionMs <= 1e-6) return { sendEndMs: leavesMs, arriveStartMs: arrivesMs }
  return { sendEndMs: leavesMs + transmissionMs, arriveStartMs: arrivesMs - transmissionMs }
}

/** As the static diagrams draw it. */
export const asMessage = (
  drawn: DrawnMessage,
): Pick<Message, 'from' | 'to' | 'sendStartMs' | 'sendEndMs' | 'arriveStartMs' | 'arriveEndMs'> => ({
  from: drawn.from,
  to: drawn.to,
  sendStartMs: drawn.leavesMs,
  sendEndMs: drawn.sendEndMs,
  arriveStartMs: drawn.arriveStartMs,
  arriveEndMs: drawn.arrivesMs,
})

/** Where a message that is added without a pointer stands at first: after all others, the other way. */
export function nextMessage(
  drawn: readonly DrawnMessage[],
  { lifelines, quantities }: Pick<PresentedTimeline, 'lifelines' | 'quantities'>,
): Pick<DrawnMessage, 'from' | 'to' | 'leavesMs' | 'arrivesMs'> {
  const last = drawn.reduce<DrawnMessage | null>(
    (latest, message) => (latest && latest.arrivesMs >= message.arrivesMs ? latest : message),
    null,
  )
  const client = lifelines.find(({ side }) => side === 'client')?.id ?? lifelines[0]?.id ?? ''
  const from = last?.to ?? client
  const to = last?.from ?? lifelines.findLast(({ id }) => id !== client)?.id ?? ''
  const leavesMs = last?.arrivesMs ?? 0
  return { from, to, leavesMs, arrivesMs: leavesMs + (quantities[0]?.ms ?? 100) }
}
