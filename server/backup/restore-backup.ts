import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type BackupManifest, readManifest, tableFile } from '#server/backup/backup-manifest.ts'
import { listColumns } from '#server/backup/write-backup.ts'
import { applyMigrations, knownMigrations } from '#server/database/migrations.ts'

/**
 * Brings back what a backup holds, into a database without tables, and then up to this Roundtrip's shape. Throws a sentence
 * when that cannot be, and leaves the database as empty as it was.
 */
export async function restoreBackup(url: string, folder: string): Promise<BackupManifest> {
  const manifest = await readManifest(folder)
  const known = new Set(knownMigrations())
  const unknown = manifest.migrations.find((name) => !known.has(name))
  if (unknown !== undefined)
    throw new Error(
      `This backup is of a newer Roundtrip: its database had the migration ${unknown}. Restore it with that Roundtrip, or a later one.`,
    )
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await refuseTables(client)
    try {
      await applyMigrations(url, manifest.migrations)
      await client.query('BEGIN')
      for (const table of manifest.tables) await readTable(client, folder, table)
      await client.query('COMMIT')
      await applyMigrations(url)
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {})
      // There was nothing in it, so all that is there now is ours.
      await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public').catch(() => {})
      throw error
    }
    return manifest
  } finally {
    await client.end()
  }
}

async function refuseTables(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') LIMIT 1`,
  )
  if (rows[0])
    throw new Error(
      `The database has tables already (${rows[0].name}), and a backup never overwrites. Restore into an empty one: CREATE DATABASE …, and name it in DATABASE_URL.`,
    )
}

async function readTable(
  client: Client,
  folder: string,
  { name, columns, rows }: BackupManifest['tables'][number],
): Promise<void> {
  const into = client.query(copyFrom(`COPY "${name}" (${listColumns(columns)}) FROM STDIN`))
  await pipeline(createReadStream(tableFile(folder, name)), createZstdDecompress(), into)
  if (into.rowCount !== rows)
    throw new Error(`Of “${name}” ${into.rowCount} rows came back, and ${rows} were written.`)
}
