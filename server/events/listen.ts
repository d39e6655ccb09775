// Wakes whoever waits for news of a grading run.
//
// How this works. A process holds one LISTEN connection, opened at the first subscription. A notification
// carries only a run's id; who is woken reads the rows himself, so a notification that is lost or doubled does no
// harm. When the connection breaks, it is opened again after a second, and everybody is woken once, because
// notifications may have been missed meanwhile. Subscribers also look by themselves now and then (follow-run.ts).

import { Client } from 'pg'
import { databaseUrl } from '#server/env.ts'

/** Every channel that this process may listen to. */
export const runChannel = 'roundtrip_run'
type Wake = () => void

const reconnectMs = 1_000

interface Listener {
  client: Client | null
  subscribers: Map<string, Set<Wake>>
  stopped: boolean
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
  if (listener === undefined) return
  listener.stopped = true
  await listener.client?.end()
}

function startListener(): Listener {
  const listener: Listener = { client: null, subscribers: new Map(), stopped: false }
  connect(listener)
  return listener
}

function connect(listener: Listener): void {
  if (listener.stopped) return
  const client = new Client({
    connectionString: databaseUrl(),
    application_name: 'roundtrip-listen',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  listener.client = client
  let over = false
  const again = () => {
    if (over) return
    over = true
    client.end().catch(() => {})
    if (!listener.stopped) setTimeout(() => connect(listener), reconnectMs).unref()
  }
  client.on('error', again)
  client.on('end', again)
  client.on('notification', ({ payload }) => {
    for (const wake of listener.subscribers.get(payload ?? '') ?? []) wake()
  })
  client
    .connect()
    .then(() => client.query(`LISTEN ${runChannel}`))
    .then(() => wakeAll(listener))
    .catch(again)
}

function wakeAll({ subscribers }: Listener): number {
  for (const wakes of subscribers.values()) for (const wake of wakes) wake()
  return subscribers.size
}
