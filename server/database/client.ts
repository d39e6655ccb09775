// The one connection pool of a process. Nothing connects before the first query, so building the site needs no
// database.
import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '#prisma-client'
import { nameStatements } from '#server/database/name-statements.ts'

/** Connections per process; a server of 100 connections serves eight such processes and an operator. */
const connectionsMax = 10

function createDatabase(settings: { max: number; options?: string }): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: process.env.DATABASE_URL,
      ...settings,
      // Also the wait for a turn in this pool; a busy machine may need it.
      connectionTimeoutMillis: 30_000,
      idleTimeoutMillis: 60_000,
      application_name: 'roundtrip',
    },
    { statementNameGenerator: nameStatements() },
  )
  // Waiting for a turn and for locks is no error on a busy machine; a transaction that hangs is.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 20_000 } })
}

const kept: { roundtripDatabase?: PrismaClient; roundtripReadOnly?: PrismaClient } & typeof globalThis =
  globalThis

const writing = kept.roundtripDatabase ?? createDatabase({ max: connectionsMax })
/** PostgreSQL itself refuses to write there. Connects when it is first asked. */
const reading =
  kept.roundtripReadOnly ?? createDatabase({ max: 2, options: '-c default_transaction_read_only=on' })

const isReadOnly = new AsyncLocalStorage<true>()

/** Whatever `work` asks of the database, nothing is written: what tries to throws. */
export const readOnly = <Result>(work: () => Promise<Result>): Promise<Result> => isReadOnly.run(true, work)

/** Reads DATABASE_URL when it is first imported. */
export const database: PrismaClient = new Proxy(writing, {
  get(client, name) {
    const from = isReadOnly.getStore() ? reading : client
    if (name === '$disconnect') return () => Promise.all([writing.$disconnect(), reading.$disconnect()])
    return Reflect.get(from, name)
  },
})

// The development server loads this module anew after every change: it must not open another pool each time.
if (process.env.NODE_ENV === 'development') {
  kept.roundtripDatabase = writing
  kept.roundtripReadOnly = reading
}
