// Wakes whoever waits for news of a grading run.
//
// How this works. A process holds one LISTEN connection, opened at the first subscription. A notification
// carries only a run's id; who is woken reads the rows himself, so a notification that is lost or doubled does no
// harm. When the connection breaks, it is opened again after a second, and everybody is woken once, because
// notifications may have been missed meanwhile. Subscribers also look by themselves now and then (follow-run.ts).

import { keepListening, type Listening } from '#server/events/keep-listening.ts'

/** Every channel that this process may listen to. */
export const runChannel = 'roundtrip_run'
type Wake = () => void

interface Listener {
  connection: Listening
  subscribers: Map<string, Set<Wake>>
}

const holder: { roundtripListener?: Listener | undefined } & typeof globalThis = globalThis

/** Calls `wake` whenever something happened to the run (and sometimes when nothing did), until the returned
 * function is called. */
export function subscribeToRun(runId: string, wake: Wake): () => void {
  const listener = (holder.roundtripListener ??= startListener())
  const wakes = listener.subscribers.get(runId) ?? new Set()
  listener.subscribers.set(runId, wakes.add(wake))
  return () => {
    wakes.delete(wake)
    if (wakes.size === 0) listener.subscribers.delete(runId)
  }
}

/** How many wait for news of a run. */
export function countSubscribers(runId: string): number {
  return holder.roundtripListener?.subscribers.get(runId)?.size ?? 0
}

/** Closes the connection; a later subscription opens a new one. */
export async function stopListening(): Promise<void> {
  const listener = holder.roundtripListener
  holder.roundtripListener = undefined
  await listener?.connection.stop()
}

function startListener(): Listener {
  const subscribers: Listener['subscribers'] = new Map()
  const connection = keepListening({
    channel: runChannel,
    name: 'roundtrip-listen',
    heard: (runId) => wakeAll(subscribers.get(runId) ?? []),
    opened: () => subscribers.forEach(wakeAll),
  })
  return { connection, subscribers }
}

function wakeAll(wakes: Iterable<Wake>): void {
  for (const wake of wakes) wake()
}
