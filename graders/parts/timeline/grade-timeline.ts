// Judges a diagram event by event against a simulation of the same situation.
import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { compareEvents } from '#graders/parts/timeline/compare-events.ts'
import { type Diagnosis, diagnoseEvents } from '#graders/parts/timeline/diagnose-events.ts'
import { type DrawnEvent, readRow } from '#graders/parts/timeline/live/read-row.ts'
import { drawnByMisconception, readTimelinePart } from '#graders/parts/timeline/read-timeline-part.ts'
import type { TimelineFeedback } from '#graders/parts/timeline/timeline-feedback.ts'
import type { TimelineMismatch } from '#graders/parts/timeline/timeline-mismatch.ts'
import type { TimelinePart } from '#graders/parts/timeline/timeline-part.ts'
import type { TimelineResponse } from '#graders/parts/timeline/timeline-response.ts'
import type { TimelineRight } from '#graders/parts/timeline/timeline-right.ts'

export function gradeTimeline(
  part: TimelinePart,
  scope: PartScope,
  response: TimelineResponse | null,
): TimelineVerdict {
  if (!response || response.messages.length === 0) return failed({ code: 'blank' }, 0)
  const drawn: DrawnEvent[] = []
  for (const [index, row] of response.messages.entries()) {
    const read = readRow(row)
    if (!read.ok) {
      const actual = [row.label, row.leaves, row.arrives].filter((text) => text !== '').join(', ')
      const problem = `Message ${index + 1}: ${read.problems.map(({ says }) => says).join(' ')}`
      return failed({ code: 'unreadable', actual, problem }, 0)
    }
    drawn.push(read.event)
  }
  const { messages, solution, toleranceMs } = readTimelinePart(part, scope)
  const compared = compareEvents(drawn, solution, toleranceMs)
  const diagnosis = diagnoseEvents(compared, messages, toleranceMs)
  const matched = drawn.flatMap((_, at) => ((compared.messageOf[at] ?? null) === null ? [] : [at]))
  const right = part.credit === 'share' ? matched : compared.prefix
  const feedback: TimelineFeedback = {
    kind: 'timeline',
    right: [...right],
    wrong: diagnosis?.event ?? null,
  }
  if (!diagnosis) return { outcome: { status: 'passed' }, score: 1, feedback }

  // Below full marks even where rounding would not be; a message too many counts as one that is not right.
  const share = right.length / Math.max(messages.length, drawn.length)
  const score = Math.min(0.99, Math.round(share * 100) / 100)
  const known = recognise(part, scope, drawn, compared.prefix.length, toleranceMs)
  const mismatch = known
    ? { code: 'misconception' as const, ...known, actual: shown(drawn, diagnosis.event ?? diagnosis.other) }
    : wrongEvent(drawn, diagnosis, compared.prefix.length)
  return failed(mismatch, score, { feedback, right: { kind: 'timeline', due: compared.firstMissing } })
}

/** A wrong idea shows where the drawing goes on as that idea has it, after it has left the right way. */
function recognise(
  part: TimelinePart,
  scope: PartScope,
  drawn: readonly DrawnEvent[],
  rightSoFar: number,
  toleranceMs: number,
): { id: string; says: string } | null {
  let known: { id: string; says: string } | null = null
  let most = rightSoFar
  for (const { id, says, events } of drawnByMisconception(part, scope)) {
    const agrees = compareEvents(drawn, events, toleranceMs).prefix.length
    if (agrees <= most) continue
    known = { id, says: scope.fill(says) }
    most = agrees
  }
  return known
}

function wrongEvent(
  drawn: readonly DrawnEvent[],
  diagnosis: Diagnosis,
  rightSoFar: number,
): TimelineMismatch {
  const { problem, event, other } = diagnosis
  const labelOf = (at: number | null) => (at === null ? '' : (drawn[at]?.label ?? ''))
  return {
    code: 'wrong-event',
    problem,
    message: labelOf(event),
    other: labelOf(other),
    actual: event === null ? '' : shown(drawn, event),
    rightSoFar,
  }
}

const ms = (value: number) => `${Number(value.toFixed(3))} ms`

/** "message 3: GET base file, from 100 ms to 150 ms". */
function shown(drawn: readonly DrawnEvent[], at: number | null): string {
  const event = at === null ? undefined : drawn[at]
  if (at === null || !event) return ''
  return `message ${at + 1}: ${event.label}, from ${ms(event.leavesMs)} to ${ms(event.arrivesMs)}`
}

type TimelineVerdict = Verdict<TimelineMismatch, TimelineFeedback, TimelineRight>

function failed(
  mismatch: CommonMismatch | TimelineMismatch,
  score: number,
  shown: Pick<TimelineVerdict, 'feedback' | 'right'> = {},
): TimelineVerdict {
  return { outcome: { status: 'failed', mismatch }, score, ...shown }
}
