// What a student may see of a run before its checks are revealed: of hidden checks their name, points and status.
import type { LabEvent } from '#graders/labs/contract/run-protocol.ts'
import type { Outcome } from '#graders/outcome.ts'

/**
 * @param hidden ids of the run's hidden checks, from the plan in its `run-started`
 * @returns the event as the student may see it, or null when there is nothing of it to see
 */
export function hideFromStudent(event: LabEvent, hidden: ReadonlySet<string>): LabEvent | null {
  switch (event.type) {
    case 'run-started':
      // Hidden checks have a seed of their own, which no event carries. Runs made before it had but this one, and
      // with it what they sent could be worked out.
      return event.checks.some((check) => check.hidden) ? { ...event, seed: '' } : event
    case 'transcript':
    case 'output':
    case 'capture':
      return hidden.has(event.check) ? null : event
    case 'check-finished':
      return hidden.has(event.check)
        ? { type: 'check-finished', check: event.check, outcome: hideOutcome(event.outcome), usage: null }
        : event
    case 'check-started':
    case 'run-finished':
    case 'run-faulted':
      return event
  }
}

/** The status alone. A fault is ours and says nothing of the check. */
function hideOutcome(outcome: Outcome): Outcome {
  return outcome.status === 'failed' ? { status: 'failed', mismatch: { code: 'withheld' } } : outcome
}
