// What a page knows of a grading run, rebuilt from its events.
//
// How this works. A run's events are numbered and a reconnecting browser may be sent some twice, so an event that is
// not newer than the last one applied changes nothing. `waiting` and `ended` carry no number: they say how things
// stand, and saying it twice is harmless. When a worker dies, the next one starts the
// run afresh: its `run-started` throws away what the dead try had shown. The state is plain data and the reducer
// pure, so the same events give the same page, whatever the number of reconnections between.
import type { CheckPlan, LabEvent, Usage } from '#graders/labs/contract/run-protocol.ts'
import type { RunStreamEvent } from '#graders/labs/contract/run-stream.ts'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'
import type { Outcome } from '#graders/outcome.ts'

export interface CheckState extends CheckPlan {
  /** Null until it has ended. */
  outcome: Outcome | null
  running: boolean
  usage: Usage | null
  tryIt: string | null
  transcript: TranscriptEntry[]
  /** Chunks of what the program wrote, in order. */
  output: { stream: 'stdout' | 'stderr'; base64: string }[]
  /** The program wrote more than was kept, and the page must say so. */
  outputCut: boolean
}

export interface RunState {
  phase: 'waiting' | 'running' | 'finished' | 'faulted'
  /** What happens now, one sentence; from the first second. */
  now: string
  /** Runs that will be taken before this one; null once a worker has it. */
  ahead: number | null
  /** Sequence number of the last event applied; -1 before the first. */
  lastSequence: number
  checks: CheckState[]
  /** Share of full marks, 0 to 1; null for runs that never count. */
  score: number | null
  fault: { because: string; remedy: string | null } | null
}

export const initialRunState: RunState = {
  phase: 'waiting',
  now: 'Sent. Waiting for word from the queue.',
  ahead: null,
  lastSequence: -1,
  checks: [],
  score: null,
  fault: null,
}

/** The state after one more message of the run's event stream. */
export function reduceRun(state: RunState, message: RunStreamEvent): RunState {
  switch (message.type) {
    case 'waiting':
      return { ...state, ahead: message.ahead, now: message.says }
    case 'lab':
      if (message.sequence <= state.lastSequence) return state
      return { ...applyEvent(state, message.event), lastSequence: message.sequence }
    case 'ended':
      return {
        ...state,
        phase: message.status,
        score: message.score,
        fault:
          message.status === 'faulted'
            ? { because: message.because ?? 'The grader did not say why.', remedy: message.remedy }
            : null,
      }
  }
}

function applyEvent(state: RunState, event: LabEvent): RunState {
  switch (event.type) {
    case 'run-started':
      return {
        ...state,
        phase: 'running',
        ahead: null,
        now: 'The checks are running.',
        checks: event.checks.map(untouched),
      }
    case 'check-started':
      return changeCheck(state, event.check, (check) => ({ ...check, running: true }))
    case 'transcript':
      return changeCheck(state, event.check, (check) => ({
        ...check,
        transcript: [...check.transcript, ...event.entries],
      }))
    case 'output':
      return changeCheck(state, event.check, (check) => ({
        ...check,
        output: [...check.output, { stream: event.stream, base64: event.base64 }],
        outputCut: check.outputCut || event.cut,
      }))
    case 'check-finished':
      return changeCheck(state, event.check, (check) => ({
        ...check,
        running: false,
        outcome: event.outcome,
        usage: event.usage,
        tryIt: event.tryIt ?? null,
      }))
    // The score, or that there will be another try, is the server's to say: `ended` follows.
    case 'run-finished':
      return { ...state, now: 'All checks have run; the result is being stored.' }
    case 'run-faulted':
      return { ...state, now: `A fault on our side: ${event.fault.because}` }
  }
}

function untouched(plan: CheckPlan): CheckState {
  return {
    ...plan,
    outcome: null,
    running: false,
    usage: null,
    tryIt: null,
    transcript: [],
    output: [],
    outputCut: false,
  }
}

function changeCheck(state: RunState, id: string, change: (check: CheckState) => CheckState): RunState {
  return { ...state, checks: state.checks.map((check) => (check.id === id ? change(check) : check)) }
}
