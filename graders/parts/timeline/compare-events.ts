// Holds a drawn diagram against a simulated one. What happens at the same instant has no order; and objects that are
// fetched alike may be fetched in any order, so that their numbers are only names.
import type { DrawnEvent } from '#graders/parts/timeline/live/read-row.ts'

export interface EventComparison {
  /** As compared: objects may have other numbers than they were drawn with. */
  events: readonly DrawnEvent[]
  /** For each drawn event, by its index, the message that it is; null when it is none. */
  messageOf: readonly (number | null)[]
  /** Drawn events that agree up to the first difference in time. */
  prefix: readonly number[]
  /** The earliest drawn event that is no message of the diagram. */
  firstStray: number | null
  /** The earliest message that was not drawn. */
  firstMissing: number | null
}

type Way = Pick<DrawnEvent, 'label' | 'from' | 'to'>

const rounding = 1e-6

/** `right` is in the order in which the messages leave. */
export function compareEvents(
  drawn: readonly DrawnEvent[],
  right: readonly DrawnEvent[],
  toleranceMs: number,
): EventComparison {
  const asNumbered = pair(drawn, right, toleranceMs)
  const renumbered = pair(renumber(drawn), right, toleranceMs)
  return renumbered.prefix.length > asNumbered.prefix.length ? renumbered : asNumbered
}

function pair(
  drawn: readonly DrawnEvent[],
  right: readonly DrawnEvent[],
  toleranceMs: number,
): EventComparison {
  const room = toleranceMs + rounding
  const messageOf: (number | null)[] = drawn.map(() => null)
  let firstMissing: number | null = null
  for (const [index, message] of right.entries()) {
    let [nearest, distance] = [-1, Number.POSITIVE_INFINITY]
    for (const [at, event] of drawn.entries()) {
      if (messageOf[at] !== null || !sameKind(event, message)) continue
      const late = Math.abs(event.leavesMs - message.leavesMs)
      const long = Math.abs(event.arrivesMs - message.arrivesMs)
      if (late > room || long > room || late + long >= distance) continue
      ;[nearest, distance] = [at, late + long]
    }
    if (nearest >= 0) messageOf[nearest] = index
    else firstMissing ??= index
  }
  const firstStray = inOrder(drawn).find((at) => messageOf[at] === null) ?? null
  const endsMs = Math.min(
    firstStray === null ? Number.POSITIVE_INFINITY : (drawn[firstStray]?.leavesMs ?? 0),
    firstMissing === null ? Number.POSITIVE_INFINITY : (right[firstMissing]?.leavesMs ?? 0),
  )
  const prefix = inOrder(drawn).filter(
    (at) => messageOf[at] !== null && (drawn[at]?.leavesMs ?? 0) <= endsMs + room,
  )
  return { events: drawn, messageOf, prefix, firstStray, firstMissing }
}

/** Whether both carry the same, the same way. */
export function sameKind(event: Way, message: Way): boolean {
  return event.label === message.label && event.from === message.from && event.to === message.to
}

/** Indices in the order in which the messages leave. */
export function inOrder(drawn: readonly DrawnEvent[]): number[] {
  return drawn
    .map((event, at) => ({ ...event, at }))
    .toSorted((a, b) => a.leavesMs - b.leavesMs || a.arrivesMs - b.arrivesMs || a.at - b.at)
    .map(({ at }) => at)
}

const numbered = /\bobject (\d{1,3})\b/u

/** The object that is there first becomes object 1, and so on. */
function renumber(drawn: readonly DrawnEvent[]): DrawnEvent[] {
  const thereMs = new Map<string, number>()
  for (const { label, arrivesMs } of drawn) {
    const name = numbered.exec(label)?.[1]
    if (name !== undefined) thereMs.set(name, Math.max(arrivesMs, thereMs.get(name) ?? 0))
  }
  const order = [...thereMs].toSorted((a, b) => a[1] - b[1]).map(([name]) => name)
  return drawn.map((event) => ({
    ...event,
    label: event.label.replace(numbered, (_, name: string) => `object ${order.indexOf(name) + 1}`),
  }))
}
