// A real PostgreSQL in the data folder, for one machine without a database server of its own.
//
// How this works. The cluster lives in <data>/postgres, beside its password and its log. Whoever needs it calls
// startEmbeddedPostgres: a postmaster that already serves the folder is used as it is; otherwise one is started on
// the loopback address, on the port it had last time when that is free. A folder is initialised under another name
// and renamed, so a kill in the middle leaves nothing half made. Two processes may race: PostgreSQL's own lock on
// the folder decides, and the loser finds the winner's postmaster.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { boundLog } from '#server/bound-log.ts'
import { commandAsUser, findPostgresBinaries, type SystemUser } from './postgres-binaries.ts'
import { findPostmaster, isAlive } from './postmaster-file.ts'

export interface EmbeddedPostgres {
  /** Connection string of the database `roundtrip`, password included. */
  url: string
  pid: number
  /** True when another process had started it; `stop` then ends it all the same. */
  reused: boolean
  /** A fast shutdown: sessions are ended, everything committed is on disk. Bounded: SIGQUIT after 20 s. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Folder of everything that must survive; created when missing. */
  dataDir: string
  /** Ends the cluster cleanly when the calling process dies (on Linux). */
  endWithParent: boolean
  /** False trades durability for speed: only for tests that do not test durability. */
  durable?: boolean
}

const name = 'roundtrip'
const passwordFile = 'roundtrip-password'
const startTimeoutMs = 60_000
const stopTimeoutMs = 20_000

/** Throws an Error whose message says what PostgreSQL said, and where its log is. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  const dataDir = realpathSync(options.dataDir)
  const folder = path.join(dataDir, 'postgres')
  const deadline = Date.now() + startTimeoutMs
  let problem = ''
  let reused = true
  while (Date.now() < deadline) {
    const postmaster = findPostmaster(folder)
    if (postmaster?.status === 'ready') {
      const url = urlOf(postmaster.port, folder)
      if (await answers(url))
        return { url, pid: postmaster.pid, reused, stop: () => stop(folder, postmaster.pid) }
    }
    if (!postmaster) {
      if (!existsSync(path.join(folder, 'PG_VERSION'))) initialise(folder, options.durable !== false)
      const started = await launch(folder, dataDir, options)
      if (started.ok) reused = false
      else {
        problem = started.problem
        if (!/lock file|shared memory|Address already in use|could not bind/i.test(problem)) break
      }
    }
    await delay(50)
  }
  throw new Error(
    `The embedded PostgreSQL did not start. ${problem || `It was not ready after ${startTimeoutMs / 1_000} s.`}\n` +
      `Its data is in ${folder}, its log in ${logOf(dataDir)}.`,
  )
}

/** The URL of a cluster that some process is serving from this data folder now, or null. Starts nothing. */
export function findEmbeddedPostgres(dataDir: string): { url: string; pid: number } | null {
  if (!existsSync(dataDir)) return null
  const folder = path.join(realpathSync(dataDir), 'postgres')
  const postmaster = findPostmaster(folder)
  return postmaster?.status === 'ready' ? { url: urlOf(postmaster.port, folder), pid: postmaster.pid } : null
}

function initialise(folder: string, durable: boolean): void {
  const dataDir = path.dirname(folder)
  for (const entry of readdirSync(dataDir)) {
    // Left by a process that was killed while it initialised. A live one is protected by its age.
    const stale = path.join(dataDir, entry)
    if (entry.startsWith('postgres.new-') && Date.now() - statSync(stale).mtimeMs > startTimeoutMs) {
      rmSync(stale, { recursive: true, force: true })
    }
  }
  const fresh = mkdtempSync(path.join(dataDir, 'postgres.new-'))
  const password = path.join(fresh, passwordFile)
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  const cluster = path.join(fresh, 'cluster')
  mkdirSync(cluster, { mode: 0o700 })
  const command = commandAsUser(
    findPostgresBinaries().initdb,
    [
      `--pgdata=${cluster}`,
      `--username=${name}`,
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    { endWithParent: true, giveTo: (user) => handOver(dataDir, fresh, user) },
  )
  const made = spawnSync(command.file, command.args, { encoding: 'utf8', timeout: startTimeoutMs, cwd: '/' })
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new Error(`PostgreSQL could not initialise ${folder}: ${made.stderr || String(made.error)}`)
  }
  // The password goes with the folder, in one step: it must never belong to another cluster.
  renameSync(password, path.join(cluster, passwordFile))
  try {
    renameSync(cluster, folder)
  } catch (error) {
    // Another process was faster: its cluster is as good.
    if (!existsSync(path.join(folder, 'PG_VERSION'))) throw error
  }
  rmSync(fresh, { recursive: true, force: true })
}

async function launch(
  folder: string,
  dataDir: string,
  options: EmbeddedPostgresOptions,
): Promise<{ ok: true } | { ok: false; problem: string }> {
  const logFile = logOf(dataDir)
  mkdirSync(path.dirname(logFile), { recursive: true, mode: 0o700 })
  const port = await choosePort(path.join(dataDir, 'postgres-port'))
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '64MB',
    log_min_messages: 'warning',
    timezone: 'UTC',
    ...(options.durable === false
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }
      : {}),
  }
  const command = commandAsUser(
    findPostgresBinaries().postgres,
    ['-D', folder, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    { endWithParent: options.endWithParent, giveTo: (user) => handOver(dataDir, folder, user) },
  )
  const endBounding = boundLog(logFile)
  const log = openSync(logFile, 'a', 0o600)
  const logStart = statSync(logFile).size
  // Detached: Ctrl-C in the terminal reaches us alone, and we end the cluster last.
  const child = spawn(command.file, command.args, { detached: true, stdio: ['ignore', log, log], cwd: '/' })
  closeSync(log)
  child.unref()
  let end: string | null = null
  child.once('error', (error) => {
    endBounding()
    end = error.message
  })
  child.once('exit', (code, signal) => {
    endBounding()
    end = `It ended with ${signal ?? `status ${code}`}.`
  })
  const deadline = Date.now() + startTimeoutMs
  while (Date.now() < deadline) {
    if (end !== null) {
      const said = readFileSync(logFile).subarray(logStart).toString('utf8').trim().slice(-2_000)
      return { ok: false, problem: said || end }
    }
    const postmaster = findPostmaster(folder)
    if (postmaster?.status === 'ready' && postmaster.pid !== child.pid) {
      // Another start was faster. Ours must not come up unseen when that one is stopped.
      child.kill('SIGKILL')
      return { ok: false, problem: 'Another one holds the lock file.' }
    }
    if (postmaster?.status === 'ready') {
      writeFileSync(path.join(dataDir, 'postgres-port'), `${port}\n`)
      return { ok: true }
    }
    await delay(10)
  }
  return { ok: false, problem: '' }
}

/** PostgreSQL as another user must own its files, and be let through the data folder to them. */
function handOver(dataDir: string, entry: string, user: SystemUser): void {
  chmodSync(dataDir, 0o711)
  giveAway(entry, user)
}

function giveAway(entry: string, user: SystemUser): void {
  chownSync(entry, user.uid, user.gid)
  if (!statSync(entry).isDirectory()) return
  for (const child of readdirSync(entry)) giveAway(path.join(entry, child), user)
}

async function stop(folder: string, pid: number): Promise<void> {
  const send = (signal: NodeJS.Signals): void => {
    try {
      process.kill(pid, signal)
    } catch {
      // It ended by itself.
    }
  }
  const gone = async (withinMs: number): Promise<boolean> => {
    const deadline = Date.now() + withinMs
    while (Date.now() < deadline) {
      if (findPostmaster(folder)?.pid !== pid || !isAlive(pid)) return true
      await delay(20)
    }
    return false
  }
  if (findPostmaster(folder)?.pid !== pid) return
  send('SIGINT')
  if (await gone(stopTimeoutMs)) return
  send('SIGQUIT')
  await gone(stopTimeoutMs)
}

async function choosePort(memory: string): Promise<number> {
  const last = existsSync(memory) ? Number(readFileSync(memory, 'utf8')) : 0
  return (last > 1_023 && (await freePort(last))) || (await freePort(0)) || 0
}

/** The port itself when it can be bound on the loopback address now (0 picks any), or null. */
export async function freePort(port: number): Promise<number | null> {
  return await new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}

/** Connects once; creates the database when a fresh cluster has none yet. */
async function answers(url: string): Promise<boolean> {
  const admin = new URL(url)
  admin.pathname = '/postgres'
  const client = new Client({ connectionString: admin.href, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${name}`).catch((error: unknown) => {
        // 42P04: another process made it at the same moment.
        if (!(error instanceof DatabaseError) || error.code !== '42P04') throw error
      })
    }
    return true
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '28P01') {
      throw new Error(
        `The embedded PostgreSQL refuses the password in ${path.basename(url)}'s data folder.`,
        {
          cause: error,
        },
      )
    }
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function urlOf(port: number, folder: string): string {
  const password = readFileSync(path.join(folder, passwordFile), 'utf8')
  return `postgresql://${name}:${password}@127.0.0.1:${port}/${name}`
}

function logOf(dataDir: string): string {
  return path.join(dataDir, 'log', 'postgres.log')
}
