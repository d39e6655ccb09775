import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { databaseUrl } from '#server/env.ts'
import { queueChannel } from '#server/queue/queue-settings.ts'

const reconnectMs = 2_000

/** Calls `wake` for every run that is put into the queue, until the signal is aborted. Reconnects by itself;
 * what is missed meanwhile is found by the worker's own polling. */
export async function listenToQueue(wake: () => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const client = new Client({
      connectionString: databaseUrl(),
      application_name: 'roundtrip-worker-listen',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    })
    const broken = new Promise<void>((resolve) => {
      client.on('error', () => resolve())
      client.on('end', () => resolve())
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
    client.on('notification', wake)
    try {
      await client.connect()
      await client.query(`LISTEN ${queueChannel}`)
      wake()
      await broken
    } catch {
      // The database is away; the loop comes back to it.
    }
    await client.end().catch(() => {})
    await delay(reconnectMs, undefined, { signal }).catch(() => {})
  }
}
