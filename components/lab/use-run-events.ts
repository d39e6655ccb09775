'use client'
import { useEffect, useReducer, useState } from 'react'
// Follows a grading run's events in the browser.
//
// How this works. EventSource reconnects by itself and sends Last-Event-ID, and the server replays what is newer, so
// nothing is missed; the reducer ignores what it has seen. The stream ends with `ended`: then the connection is closed
// here, or the browser would open it again for ever. A run that was followed before and is shown again starts afresh.
import { initialRunState, type RunState, reduceRun } from '#components/lab/run-state.ts'
import { type RunStreamEvent, RunStreamEventSchema } from '#graders/labs/run-stream.ts'

type Action = { kind: 'event'; event: RunStreamEvent } | { kind: 'reset' }
const reducer = (state: RunState, action: Action): RunState =>
  action.kind === 'reset' ? initialRunState : reduceRun(state, action.event)

export interface FollowedRun {
  run: RunState
  /** Without word from the server; the browser is trying again. */
  connectionLost: boolean
}

/** The state of the run with this id, live. Null follows nothing. `onEnd` is called once, when the run has ended. */
export function useRunEvents(runId: string | null, onEnd: (event: RunStreamEvent) => void): FollowedRun {
  const [run, dispatch] = useReducer(reducer, initialRunState)
  const [connectionLost, setConnectionLost] = useState(false)
  useEffect(() => {
    dispatch({ kind: 'reset' })
    setConnectionLost(false)
    if (runId === null) return
    const source = new EventSource(`/api/runs/${encodeURIComponent(runId)}/events`)
    source.onopen = () => setConnectionLost(false)
    source.onerror = () => setConnectionLost(true)
    source.onmessage = (message) => {
      const event = parse(message.data)
      if (event === null) return
      dispatch({ kind: 'event', event })
      if (event.type !== 'ended') return
      source.close()
      onEnd(event)
    }
    return () => source.close()
    // A new onEnd is no reason to connect again.
  }, [runId])
  return { run, connectionLost }
}

function parse(data: unknown): RunStreamEvent | null {
  try {
    return RunStreamEventSchema.safeParse(JSON.parse(String(data))).data ?? null
  } catch {
    return null
  }
}
