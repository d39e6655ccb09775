// One connection that LISTENs to a channel of the database, opened again a second after it broke.
import { Client } from 'pg'
import { databaseUrl } from '#server/env.ts'

const reconnectMs = 1_000

export interface ListenOptions {
  channel: string
  /** How the connection is called in the database's own list. */
  name: string
  heard: (payload: string) => void
  /** At each opening: what was sent meanwhile was missed. */
  opened: () => void
}

export interface Listening {
  stop(): Promise<void>
}

/** Listens until it is stopped. It keeps no process alive while the connection is away. */
export function keepListening({ channel, name, heard, opened }: ListenOptions): Listening {
  let stopped = false
  let client = connect()

  function connect(): Client {
    const opening = new Client({
      connectionString: databaseUrl(),
      application_name: name,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    })
    let over = false
    const again = () => {
      if (over) return
      over = true
      opening.end().catch(() => {})
      if (!stopped) setTimeout(reopen, reconnectMs).unref()
    }
    opening.on('error', again)
    opening.on('end', again)
    opening.on('notification', ({ payload = '' }) => heard(payload))
    opening
      .connect()
      .then(() => opening.query(`LISTEN ${channel}`))
      .then(opened)
      .catch(again)
    return opening
  }

  function reopen(): void {
    if (!stopped) client = connect()
  }

  return {
    async stop() {
      stopped = true
      await client.end().catch(() => {})
    },
  }
}
