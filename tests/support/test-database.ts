// A database of its own for a test: a copy of the migrated template, on the cluster that database-setup.ts started
// for this run.
import { Client } from 'pg'
import { inject } from 'vitest'

export interface TestDatabase {
  url: string
  /** Throws when someone still holds a connection: a pool that a test forgot is a pool that production leaks. */
  drop(): Promise<void>
}

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the run's cluster; its path names the template database. */
    databaseServerUrl: string
  }
}

const releaseTimeoutMs = 10_000

export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('databaseServerUrl')
  const template = new URL(server).pathname.slice(1)
  // One name per process: what test files share of modules is connected to it, and connects again to the next one.
  const name = `test_${process.pid}`
  await administer(server, async (client) => {
    // A file that could not be imported never dropped its own: the files after it are not to fail for that.
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  return {
    url: onDatabase(server, name),
    drop: () => administer(server, (client) => dropWhenFree(client, name)),
  }
}

async function dropWhenFree(client: Client, name: string): Promise<void> {
  const deadline = Date.now() + releaseTimeoutMs
  for (;;) {
    // A connection that its owner closed takes a moment to go.
    const { rows } = await client.query<{ application_name: string; query: string }>(
      'SELECT application_name, left(query, 200) AS query FROM pg_stat_activity WHERE datname = $1',
      [name],
    )
    if (rows.length > 0 && Date.now() < deadline) {
      await client.query('SELECT pg_sleep(0.02)')
      continue
    }
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
    if (rows.length === 0) return
    const owners = rows.map((row) => `${row.application_name || 'unnamed'}: ${row.query}`).join('\n')
    throw new Error(`${rows.length} connections were left open by this test file:\n${owners}`)
  }
}

/** The same server, another database. */
export function onDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

export async function administer<T>(serverUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connectionString = onDatabase(serverUrl, 'postgres')
  const client = new Client({ connectionString, connectionTimeoutMillis: 30_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
