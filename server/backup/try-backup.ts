import { Client, DatabaseError } from 'pg'
import { restoreBackup } from '#server/backup/restore-backup.ts'

const mayNotCreate = '42501'

/**
 * Restores a backup into a database of its own beside the one at `url`, and drops it again. Returns what to say of it;
 * throws when it cannot be restored.
 */
export async function tryBackup(url: string, folder: string): Promise<string> {
  const scratch = new URL(url)
  const name = `roundtrip_try_${crypto.randomUUID().slice(0, 8)}`
  scratch.pathname = `/${name}`
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${name}`)
  } catch (error) {
    await client.end()
    if (!(error instanceof DatabaseError && error.code === mayNotCreate)) throw error
    return 'Not tried: this role may not create a database to restore it into. ALTER ROLE … CREATEDB lets it.'
  }
  try {
    await restoreBackup(scratch.href, folder)
    return 'Restored into a database of its own: every row came back.'
  } finally {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await client.end()
  }
}
