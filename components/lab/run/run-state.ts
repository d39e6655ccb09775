// What a page knows of a grading run, rebuilt from its events.
//
// How this works. A run's events are numbered and a reconnecting browser may be sent some twice, so an event that is
// not newer than the last one applied changes nothing. `waiting` and `ended` carry no number: they say how things
// stand, and saying it twice is harmless. When a worker dies, the next one starts the
// run afresh: its `run-started` throws away what the dead try had shown. The state is plain data and the reducer
// pure, so the same events give the same page, whatever the number of reconnections between.
import { type CheckLog, emptyRunLog, foldEvent } from '#graders/labs/contract/run-log.ts'
import type { LabEvent } from '#graders/labs/contract/run-protocol.ts'
import type { RunStreamEvent } from '#graders/labs/contract/run-stream.ts'

export interface RunState {
  phase: 'waiting' | 'running' | 'finished' | 'faulted'
  /** It has been seen going on. A run that was over when the page opened is only read again, and is no news. */
  live: boolean
  /** What happens now, one sentence; from the first second. */
  now: string
  /** Runs that will be taken before this one; null once a worker has it. */
  ahead: number | null
  /** Sequence number of the last event applied; -1 before the first. */
  lastSequence: number
  checks: readonly CheckLog[]
  /** Share of full marks, 0 to 1; null for runs that never count. */
  score: number | null
  fault: { because: string; remedy: string | null } | null
}

export const initialRunState: RunState = {
  phase: 'waiting',
  live: false,
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
      return { ...state, live: true, ahead: message.ahead, now: message.says }
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
  const { checks } = foldEvent({ ...emptyRunLog, checks: state.checks }, event)
  switch (event.type) {
    case 'run-started':
      return { ...state, phase: 'running', ahead: null, now: 'The checks are running.', checks }
    // The score, or that there will be another try, is the server's to say: `ended` follows.
    case 'run-finished':
      return { ...state, now: 'All checks have run; the result is being stored.' }
    case 'run-faulted':
      return { ...state, now: `A fault on our side: ${event.fault.because}` }
    default:
      return { ...state, checks }
  }
}
