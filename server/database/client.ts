// The one connection pool of a process. Nothing connects before the first query, so building the site needs no
// database.
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '#prisma-client'
import { nameStatements } from '#server/database/name-statements.ts'

/** Connections per process; a server of 100 connections serves eight such processes and an operator. */
const connectionsMax = 10

function createDatabase(): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: process.env.DATABASE_URL,
      max: connectionsMax,
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

const kept: { roundtripDatabase?: PrismaClient } & typeof globalThis = globalThis

/** Reads DATABASE_URL when it is first imported. */
export const database: PrismaClient = kept.roundtripDatabase ?? createDatabase()

// The development server loads this module anew after every change: it must not open another pool each time.
if (process.env.NODE_ENV === 'development') kept.roundtripDatabase = database
