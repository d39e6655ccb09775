// A timeline part in one variant: the right diagram, and what each misconception draws.
import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import type { DrawnEvent } from '#graders/parts/timeline/live/read-row.ts'
import type { TimelinePart } from '#graders/parts/timeline/timeline-part.ts'
import { eventOf, readEvents } from '#graders/parts/timeline/write-events.ts'
import type { Message, Timeline } from '#protocols/timeline/timeline.ts'

export interface TimelineVariant {
  timeline: Timeline
  /** In the order in which they are sent. */
  messages: readonly Message[]
  solution: readonly DrawnEvent[]
  toleranceMs: number
  quantities: readonly { name: string; ms: number }[]
}

/** A model's diagram has at most this many messages: nobody draws more. */
export const messagesMax = 60

const inOrderOfSending = ({ messages }: Timeline) =>
  messages.toSorted((a, b) => a.sendStartMs - b.sendStartMs || a.arriveEndMs - b.arriveEndMs)

const msOf = (scope: PartScope, formula: string) => scope.quantity(formula).value / 1_000

export const readTimelinePart = perVariant((part: TimelinePart, scope: PartScope): TimelineVariant => {
  const timeline = scope.timeline({ model: part.model, inputs: part.inputs })
  const messages = inOrderOfSending(timeline)
  return {
    timeline,
    messages,
    solution: messages.map(eventOf),
    toleranceMs: msOf(scope, part.tolerance),
    quantities: Object.entries(part.quantities).map(([name, formula]) => ({
      name,
      ms: msOf(scope, formula),
    })),
  }
})

export interface DrawnMisconception {
  id: string
  says: string
  events: readonly DrawnEvent[]
}

/** What students draw who have each of the wrong ideas. Throws a RangeError for the author. */
export const drawnByMisconception = perVariant((part: TimelinePart, scope: PartScope): DrawnMisconception[] =>
  part.misconceptions.map(({ id, says, model, inputs, conventions, changes }) => {
    const own = { ...part.inputs, ...inputs }
    const situation = { model: model ?? part.model, inputs: own, conventions }
    const events = inOrderOfSending(scope.timeline(situation)).map(eventOf)
    return {
      id,
      says,
      events: changes === undefined ? events : readEvents(scope.fillExactly(changes), events),
    }
  }),
)
