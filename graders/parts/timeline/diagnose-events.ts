// Names the first thing that is wrong with a drawn diagram: causality first, then travel, then the moment of leaving.

import { type EventComparison, inOrder, sameKind } from '#graders/parts/timeline/compare-events.ts'
import { findCauses } from '#graders/parts/timeline/find-causes.ts'
import { type DrawnEvent, impossible } from '#graders/parts/timeline/live/read-row.ts'
import type { WrongEvent } from '#graders/parts/timeline/timeline-mismatch.ts'
import type { Message } from '#protocols/timeline/timeline.ts'

export interface Diagnosis {
  problem: WrongEvent
  /** Index of the drawn event to look at; null when there is none: the diagram ends too early. */
  event: number | null
  /** Index of another drawn event that the problem speaks of. */
  other: number | null
}

const rounding = 1e-6
const alone = (problem: WrongEvent) => ({ problem, other: null })

/** Null when every message is there and no other. `messages` are in the order in which they are sent. */
export function diagnoseEvents(
  compared: EventComparison,
  messages: readonly Message[],
  toleranceMs: number,
): Diagnosis | null {
  const { events, firstStray, firstMissing } = compared
  if (firstStray === null && firstMissing === null) return null
  const due = firstMissing === null ? undefined : messages[firstMissing]
  const stray = firstStray === null ? undefined : events[firstStray]
  const next = due && eventAfter(compared, due, toleranceMs)
  const nextEvent = next === undefined ? undefined : events[next]
  if (next !== undefined && nextEvent && (!stray || nextEvent.leavesMs < stray.leavesMs - toleranceMs)) {
    return { problem: 'missing-before', event: next, other: null }
  }
  if (firstStray === null || !stray) {
    const last = inOrder(events).at(-1) ?? null
    return { problem: 'ends-early', event: null, other: last }
  }
  return { event: firstStray, ...whyStray(stray, compared, messages, toleranceMs) }
}

/** The first drawn message that is right and leaves later than `due` should have. */
function eventAfter({ events, messageOf }: EventComparison, due: Message, toleranceMs: number) {
  return inOrder(events).find(
    (at) => (messageOf[at] ?? null) !== null && (events[at]?.leavesMs ?? 0) > due.sendStartMs + toleranceMs,
  )
}

function whyStray(
  stray: DrawnEvent,
  { events, messageOf }: EventComparison,
  messages: readonly Message[],
  toleranceMs: number,
): Omit<Diagnosis, 'event'> {
  const room = toleranceMs + rounding
  if (impossible(stray) !== null) return alone('arrives-before-sent')
  if (!messages.some((message) => sameKind(stray, message))) {
    return alone(messages.some(({ label }) => label === stray.label) ? 'wrong-direction' : 'not-needed')
  }
  const index = messages.findIndex((message, at) => sameKind(stray, message) && !messageOf.includes(at))
  const meant = messages[index]
  if (!meant) return alone('not-needed')

  const cause = findCauses(messages)[index] ?? null
  const causing = cause === null ? undefined : messages[cause]
  if (causing) {
    const drawnCause = messageOf.indexOf(cause)
    const other =
      drawnCause >= 0
        ? drawnCause
        : inOrder(events).find((at) => (messageOf[at] ?? null) === null && isLike(events[at], causing))
    const answered = other === undefined ? undefined : events[other]
    if (other === undefined || !answered) return alone('cause-missing')
    if (answered.arrivesMs > stray.leavesMs + room) return { problem: 'leaves-before-cause', other }
  }
  const took = stray.arrivesMs - stray.leavesMs
  const propagation = meant.arriveStartMs - meant.sendStartMs
  const takes = meant.arriveEndMs - meant.sendStartMs
  if (Math.abs(took - takes) > 2 * room) {
    if (Math.abs(took - propagation) <= 2 * room) return alone('no-transmission-time')
    return alone(took < takes ? 'too-short' : 'too-long')
  }
  return alone(stray.leavesMs < meant.sendStartMs ? 'too-early' : 'too-late')
}

const isLike = (event: DrawnEvent | undefined, message: Message) =>
  event !== undefined && sameKind(event, message)
