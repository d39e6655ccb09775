import { once } from 'node:events'
import { keepListening } from '#server/events/keep-listening.ts'
import { queueChannel } from '#server/queue/queue-settings.ts'

/** Calls `wake` for every run that is put into the queue, until the signal is aborted. What is missed while the
 * database is away is found by the worker's own polling. */
export async function listenToQueue(wake: () => void, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const listening = keepListening({
    channel: queueChannel,
    name: 'roundtrip-worker-listen',
    heard: wake,
    opened: wake,
  })
  await once(signal, 'abort')
  await listening.stop()
}
