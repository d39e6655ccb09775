import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { manifestName, tableFile } from '#server/backup/backup-manifest.ts'
import { requeueOpen } from '#server/backup/requeue-open.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { tryBackup } from '#server/backup/try-backup.ts'
import { writeBackup } from '#server/backup/write-backup.ts'
import { database } from '#server/database/client.ts'
import { databaseUrl } from '#server/env.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { submitProgram } from '#server/submissions/submit-program.ts'
import { makeCourse, tinyProgram } from '#server/testing/make-course.ts'
import { administer, onDatabase } from '../../tests/support/test-database.ts'

const server = inject('databaseServerUrl')
const above = mkdtempSync(path.join(tmpdir(), 'roundtrip-backup-'))
const folder = path.join(above, 'backup')
const name = `restored_${process.pid}`
const target = onDatabase(server, name)

beforeAll(async () => {
  await prepareQueue()
  const { student, labItemId } = await makeCourse()
  const program = { ...tinyProgram }
  await submitProgram(student, { itemId: labItemId, key: crypto.randomUUID(), program })
  // What COPY must write otherwise than it is.
  await database.user.update({ where: { id: student.id }, data: { name: 'Zoë \\N\t"O\'Hara"\n\\.' } })
  await writeBackup(databaseUrl(), folder)
})
afterAll(async () => {
  rmSync(above, { recursive: true })
  await stopSender()
})
beforeEach(() => administer(server, (client) => client.query(`CREATE DATABASE ${name}`)))
afterEach(() => administer(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)))

it('brings back every row of every table', async () => {
  const { tables } = await restoreBackup(target, folder)
  expect(tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(8)
  const names = tables.map((table) => table.name)
  expect(await contents(target, names)).toEqual(await contents(databaseUrl(), names))
})

it('is tried in a database that is gone afterwards', async () => {
  expect(await tryBackup(databaseUrl(), folder)).toContain('every row came back')
  const { rows } = await administer(server, (client) =>
    client.query(`SELECT FROM pg_database WHERE datname LIKE 'roundtrip_try_%'`),
  )
  expect(rows).toEqual([])
})

it('puts what waits to be graded into the queue again', async () => {
  await database.$executeRaw`DELETE FROM pgboss.job`
  expect(await requeueOpen()).toBe(1)
  const [run] = await database.gradingRun.findMany()
  const jobs = await database.$queryRaw<{ data: unknown }[]>`SELECT data FROM pgboss.job`
  expect(jobs).toEqual([{ data: { runId: run?.id } }])
})

it('overwrites nothing', async () => {
  await restoreBackup(target, folder)
  await expect(restoreBackup(target, folder)).rejects.toThrow('has tables already')
  await expect(writeBackup(databaseUrl(), folder)).rejects.toThrow('is there already')
})

it.each([
  ['a byte that changed', (at: string) => damage(tableFile(at, 'User')), 'This backup is damaged'],
  ['a table that is gone', (at: string) => rmSync(tableFile(at, 'Variant')), 'This backup is damaged'],
  ['no manifest', (at: string) => rmSync(path.join(at, manifestName)), 'There is no backup'],
  ['a manifest that is none', (at: string) => writeFileSync(path.join(at, manifestName), '{'), 'is not as'],
  ['a path for a name', (at: string) => edit(at, '"User"', '"../User"'), 'is not as'],
  [
    'a newer Roundtrip',
    (at: string) => edit(at, '20261122044230_first_light', '99990101000000_later'),
    'newer',
  ],
  ['a row too few', (at: string) => edit(at, '"rows": 6', '"rows": 7'), 'rows came back'],
])('refuses %s and leaves the database empty', async (_, harm, says) => {
  const harmed = path.join(above, crypto.randomUUID())
  cpSync(folder, harmed, { recursive: true })
  harm(harmed)
  await expect(restoreBackup(target, harmed)).rejects.toThrow(says)
  const client = new Client({ connectionString: target })
  await client.connect()
  const { rows } = await client.query(
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`,
  )
  await client.end()
  expect(rows).toEqual([])
})

async function contents(url: string, tables: readonly string[]): Promise<Record<string, string[]>> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const found: Record<string, string[]> = {}
  for (const table of tables) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM "${table}" t ORDER BY 1`)
    found[table] = rows.map(({ row }) => row)
  }
  await client.end()
  return found
}

function damage(file: string): void {
  const bytes = readFileSync(file)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

function edit(at: string, from: string, to: string): void {
  const file = path.join(at, manifestName)
  const text = readFileSync(file, 'utf8')
  if (!text.includes(from)) throw new Error(`The manifest has no ${from}.`)
  writeFileSync(file, text.replace(from, to))
}
