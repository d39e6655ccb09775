// Every commit that PostgreSQL acknowledged is there after kill -9 of the postmaster and all its children, on the
// cluster as the platform starts it.
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { nightly } from '../../tests/support/nightly.ts'
import { logBytesMax, logCheckMs } from '../bound-log.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

const rounds = nightly ? 20 : 2
const commitsBeforeKill = 25
const writers = 4

const dataDir = mkdtempSync(path.join(tmpdir(), 'roundtrip-durability-'))
let cluster: EmbeddedPostgres | undefined

afterAll(async () => {
  await cluster?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test(`nothing acknowledged is lost in ${rounds} kills`, { timeout: 180_000 }, async () => {
  const acknowledged: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    cluster = await startEmbeddedPostgres({ dataDir, endWithParent: true })
    expect(cluster.reused).toBe(false)
    await prepare(cluster.url)
    expect(await missing(cluster.url, acknowledged)).toEqual([])

    const before = acknowledged.length
    const killed = new AbortController()
    const running = Array.from({ length: writers }, () =>
      write(cluster?.url ?? '', acknowledged, killed.signal),
    )
    while (acknowledged.length < before + commitsBeforeKill) await new Promise(setImmediate)
    killFamily(cluster.pid, round % 2 === 0 ? 'together' : 'postmaster only')
    killed.abort()
    await Promise.all(running)
  }
  cluster = await startEmbeddedPostgres({ dataDir, endWithParent: true })
  expect(await missing(cluster.url, acknowledged)).toEqual([])
  expect(acknowledged.length).toBeGreaterThanOrEqual(rounds * commitsBeforeKill)
})

test('a postmaster.pid whose number went to another process does not keep the cluster from starting', async () => {
  cluster = await startEmbeddedPostgres({ dataDir, endWithParent: true })
  const file = path.join(dataDir, 'postgres', 'postmaster.pid')
  const lines = readFileSync(file, 'utf8').split('\n')
  await cluster.stop()
  writeFileSync(file, [String(process.pid), ...lines.slice(1)].join('\n'))
  cluster = await startEmbeddedPostgres({ dataDir, endWithParent: true })
  expect(cluster.reused).toBe(false)
})

test('two starts at once share one cluster', async () => {
  await cluster?.stop()
  const both = await Promise.all([
    startEmbeddedPostgres({ dataDir, endWithParent: true }),
    startEmbeddedPostgres({ dataDir, endWithParent: true }),
  ])
  cluster = both[0]
  expect(both[0].pid).toBe(both[1].pid)
})

test('the log of a cluster that keeps running is emptied when it is too large', async () => {
  await cluster?.stop()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    cluster = await startEmbeddedPostgres({ dataDir, endWithParent: true })
    expect(cluster.reused).toBe(false)
    const log = path.join(dataDir, 'log', 'postgres.log')
    appendFileSync(log, Buffer.alloc(logBytesMax + 1, 'x'))
    vi.advanceTimersByTime(logCheckMs)
    expect(statSync(log).size).toBe(0)
    // PostgreSQL writes on at the new end; a division by zero is an error, which it logs.
    await expect(use(cluster.url, (client) => client.query('SELECT 1 / 0'))).rejects.toThrow(
      'division by zero',
    )
    await vi.waitFor(() => expect(readFileSync(log, 'utf8')).toMatch(/^[^\0]*division by zero/), {
      timeout: 60_000,
    })
  } finally {
    vi.useRealTimers()
  }
})

async function prepare(url: string): Promise<void> {
  await use(url, (client) => client.query('CREATE TABLE IF NOT EXISTS kept (id uuid PRIMARY KEY)'))
}

/** Commits one row after the other until the server is gone; a row counts once its COMMIT was answered. */
async function write(url: string, acknowledged: string[], killed: AbortSignal): Promise<void> {
  try {
    await use(url, async (client) => {
      while (!killed.aborted) {
        const id = crypto.randomUUID()
        await client.query('INSERT INTO kept VALUES ($1)', [id])
        acknowledged.push(id)
      }
    })
  } catch (error) {
    if (!killed.aborted) throw error
  }
}

async function missing(url: string, ids: readonly string[]): Promise<string[]> {
  return await use(url, async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM kept')
    const there = new Set(rows.map(({ id }) => id))
    return ids.filter((id) => !there.has(id))
  })
}

async function use<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A killed server is an event here, and the query in hand rejects anyway.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

function killFamily(postmaster: number, how: 'together' | 'postmaster only'): void {
  const children = how === 'together' ? childrenOf(postmaster) : []
  for (const pid of [postmaster, ...children]) process.kill(pid, 'SIGKILL')
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]) === parent
      } catch {
        // It ended while we looked.
        return false
      }
    })
    .map(Number)
}
