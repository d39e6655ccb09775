import { answeredKind, type PartCase, type PartProblem, type PartScope } from '#graders/parts/part-kind.ts'
import { explainWrongEvent } from '#graders/parts/timeline/explain-wrong-event.ts'
import { gradeTimeline } from '#graders/parts/timeline/grade-timeline.ts'
import type { DrawnEvent } from '#graders/parts/timeline/live/read-row.ts'
import { timelineReadability } from '#graders/parts/timeline/live/timeline-readability.ts'
import type { PresentedTimeline } from '#graders/parts/timeline/presented-timeline.ts'
import {
  drawnByMisconception,
  messagesMax,
  readTimelinePart,
} from '#graders/parts/timeline/read-timeline-part.ts'
import { TimelineFeedbackSchema } from '#graders/parts/timeline/timeline-feedback.ts'
import { timelineMismatches } from '#graders/parts/timeline/timeline-mismatch.ts'
import { type TimelinePart, TimelinePartSchema } from '#graders/parts/timeline/timeline-part.ts'
import { timelineProblems } from '#graders/parts/timeline/timeline-problems.ts'
import { type TimelineResponse, TimelineResponseSchema } from '#graders/parts/timeline/timeline-response.ts'
import { separateTimeline, TimelineRightSchema } from '#graders/parts/timeline/timeline-right.ts'
import { readEvents, writeEvent } from '#graders/parts/timeline/write-events.ts'
import { dimensions } from '#protocols/quantity/unit.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

const kind = 'timeline'
const { time } = dimensions

export const timelineKind = answeredKind(kind, {
  part: TimelinePartSchema,
  response: TimelineResponseSchema,
  feedback: TimelineFeedbackSchema,
  right: TimelineRightSchema,
  separate: separateTimeline,
  mismatches: timelineMismatches,
  explain: explainWrongEvent,
  found: ({ problem }) => ({ finding: problem }),

  claims: (part) => [
    { at: [], source: { model: part.model, inputs: part.inputs }, dimensions: [] },
    { at: ['tolerance'], source: part.tolerance, dimensions: [time] },
    ...Object.entries(part.quantities).map(([name, source]) => ({
      at: ['quantities', name],
      source,
      dimensions: [time],
    })),
    ...part.misconceptions.map(({ model, inputs }, index) => ({
      at: ['misconceptions', index],
      source: { model: model ?? part.model, inputs: { ...part.inputs, ...inputs } },
      dimensions: [],
    })),
  ],

  texts: (part) => [
    { at: ['ask'], text: part.ask },
    ...part.misconceptions.flatMap(({ says, changes }, index) => [
      { at: ['misconceptions', index, 'says'], text: says },
      ...(changes === undefined ? [] : [{ at: ['misconceptions', index, 'changes'], text: changes }]),
    ]),
  ],

  misconceptions: (part) => part.misconceptions.map(({ id }) => id),

  problems(part) {
    const problems: PartProblem[] = []
    const seen = new Set<string>()
    for (const [index, { id }] of part.misconceptions.entries()) {
      const says = `Two misconceptions are called “${id}”.`
      if (seen.has(id)) problems.push({ at: ['misconceptions', index, 'id'], says, fix: 'Rename one.' })
      seen.add(id)
    }
    return problems
  },

  variantProblems: timelineProblems,

  points: (part) => part.points,

  present(part, scope): PresentedTimeline {
    const { timeline, messages, quantities } = readTimelinePart(part, scope)
    const labels = new Set([...messages.map(({ label }) => label), ...part.distractors])
    return {
      id: part.id,
      kind,
      ask: scope.fill(part.ask),
      points: part.points,
      lifelines: timeline.lifelines.map((lifeline) => ({ ...lifeline })),
      // In an order that says nothing of theirs.
      labels: [...labels].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })),
      quantities,
      propagations: knownPropagations(timeline, quantities),
      // Room for mistakes, in tens, so that it is not the answer's number.
      messagesMax: Math.min(messagesMax + 30, 10 * Math.ceil((messages.length * 1.5 + 5) / 10)),
    }
  },

  readability: timelineReadability,

  grade: gradeTimeline,

  solve: (part, scope) => readTimelinePart(part, scope).solution.map(writeEvent).join('\n'),

  diagram: { always: true, missing: () => null, draw: (part, scope) => scope.timeline(part) },

  responseFrom: (part, text, scope) => respond(readEvents(text, readTimelinePart(part, scope).solution)),

  cases: casesOf,
})

function casesOf(part: TimelinePart, scope: PartScope): PartCase[] {
  const { solution } = readTimelinePart(part, scope)
  return [
    { name: 'the solution', response: respond(solution), verdict: { passed: true } },
    {
      name: 'the solution, last message first',
      response: respond(solution.toReversed()),
      verdict: { passed: true },
    },
    { name: 'a blank', response: respond([]), verdict: { passed: false, code: 'blank' } },
    ...drawnByMisconception(part, scope).map(({ id, events }) => ({
      name: `the misconception “${id}”`,
      response: respond(events),
      verdict: { passed: false as const, code: 'misconception', misconception: id },
    })),
  ]
}

const respond = (events: readonly DrawnEvent[]): TimelineResponse => ({
  kind,
  messages: events.map(({ label, from, to, leavesMs, arrivesMs }) => ({
    label,
    from,
    to,
    leaves: String(Number(leavesMs.toPrecision(12))),
    arrives: String(Number(arrivesMs.toPrecision(12))),
  })),
})

/** Only those that the student is told by name: else they are part of the question. */
function knownPropagations(
  { messages }: Timeline,
  quantities: readonly { ms: number }[],
): PresentedTimeline['propagations'] {
  const found = new Map<string, PresentedTimeline['propagations'][number]>()
  for (const { from, to, sendStartMs, arriveStartMs } of messages) {
    const named = quantities.find(({ ms }) => Math.abs(ms - (arriveStartMs - sendStartMs)) < 1e-6)
    const between: readonly [string, string] = from < to ? [from, to] : [to, from]
    if (named) found.set(between.join(' '), { between, ms: named.ms })
  }
  return [...found.values()]
}
