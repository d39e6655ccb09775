'use client'
import { useEffect, useEffectEvent, useReducer } from 'react'
// Follows a grading run's events in the browser.
//
// How this works. EventSource reconnects by itself and sends Last-Event-ID, and the server replays what is newer, so
// nothing is missed; the reducer ignores what it has seen. The stream ends with `ended`: then the connection is closed
// here, or the browser would open it again for ever. State belongs to a run's id, so that another run starts afresh.
import { initialRunState, type RunState, reduceRun } from '#components/lab/run/run-state.ts'
import { type RunStreamEvent, RunStreamEventSchema } from '#graders/labs/contract/run-stream.ts'

export interface FollowedRun {
  run: RunState
  /** Lost: without word from the server, and the browser is trying again. Refused: it has given up, because there is no
   * such run for who is signed in now, or nobody is. */
  connection: 'there' | 'lost' | 'refused'
}

type Followed = FollowedRun & { runId: string | null }
type Action = { runId: string } & ({ event: RunStreamEvent } | Pick<FollowedRun, 'connection'>)

const nothing: FollowedRun = { run: initialRunState, connection: 'there' }

function reducer(state: Followed, { runId, ...action }: Action): Followed {
  const { run, connection } = state.runId === runId ? state : nothing
  if ('event' in action) return { runId, run: reduceRun(run, action.event), connection }
  return { runId, run, connection: action.connection }
}

/** The state of the run with this id, live. Null follows nothing. `onEnd` is called once, when the run has ended. */
export function useRunEvents(runId: string | null, onEnd: () => void): FollowedRun {
  const [state, dispatch] = useReducer(reducer, { runId: null, ...nothing })
  const ended = useEffectEvent(onEnd)
  useEffect(() => {
    if (runId === null) return undefined
    const source = new EventSource(`/api/runs/${encodeURIComponent(runId)}/events`)
    source.addEventListener('open', () => dispatch({ runId, connection: 'there' }))
    source.addEventListener('error', () =>
      dispatch({ runId, connection: source.readyState === EventSource.CLOSED ? 'refused' : 'lost' }),
    )
    source.addEventListener('message', (message) => {
      const event = parse(message.data)
      if (event === null) return
      dispatch({ runId, event })
      if (event.type !== 'ended') return
      source.close()
      ended()
    })
    return () => source.close()
  }, [runId])
  return state.runId === runId ? state : nothing
}

function parse(data: unknown): RunStreamEvent | null {
  try {
    return RunStreamEventSchema.safeParse(JSON.parse(String(data))).data ?? null
  } catch {
    return null
  }
}
