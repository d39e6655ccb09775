import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type BackupManifest, manifestName, tableFile } from '#server/backup/backup-manifest.ts'
import { findTables, type Table } from '#server/backup/order-tables.ts'

/**
 * Writes all that is stored to a folder that does not exist yet, as it is at one moment, while the site goes on. Until it
 * is whole it stands under another name, so that half a backup is never taken for one. The queue is not in it: its jobs
 * follow from what is stored (requeue-open.ts).
 */
export async function writeBackup(url: string, folder: string, now = new Date()): Promise<BackupManifest> {
  if (existsSync(folder))
    throw new Error(`${folder} is there already, and a backup never overwrites. Name another folder.`)
  const partial = `${folder}.part`
  await rm(partial, { recursive: true, force: true })
  await makeFolder(partial)
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const migrations = await findMigrations(client)
    const tables: BackupManifest['tables'] = []
    for (const table of await findTables(client)) tables.push(await writeTable(client, partial, table))
    const manifest: BackupManifest = { format: 1, madeAt: now.toISOString(), migrations, tables }
    await writeFile(path.join(partial, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
    })
    await rename(partial, folder)
    return manifest
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  } finally {
    await client.end()
  }
}

/** Readable by its owner alone: it holds everybody's work. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true })
  await mkdir(folder, { mode: 0o700 })
}

async function findMigrations(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; whole: boolean }>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS whole FROM _prisma_migrations
    WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  const half = rows.find(({ whole }) => !whole)
  if (half)
    throw new Error(`The migration ${half.name} was not finished: start the site, then make the backup.`)
  return rows.map(({ name }) => name)
}

async function writeTable(
  client: Client,
  folder: string,
  { name, columns }: Table,
): Promise<BackupManifest['tables'][number]> {
  const rows = client.query(copyTo(`COPY "${name}" (${listColumns(columns)}) TO STDOUT`))
  const hash = createHash('sha256')
  const hashed = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece)
      done(null, piece)
    },
  })
  const file = createWriteStream(tableFile(folder, name), { mode: 0o600 })
  await pipeline(rows, createZstdCompress(), hashed, file)
  return { name, columns, rows: rows.rowCount, sha256: hash.digest('hex') }
}

export const listColumns = (columns: readonly string[]): string =>
  columns.map((column) => `"${column}"`).join(', ')
