// ./roundtrip doctor: line by line what works on this machine and what is missing, with the remedy. It needs nothing
// to have been started: what cannot be looked at in place is tried out in a temporary folder.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { Client } from 'pg'
import { probeSandbox } from '#graders/sandbox/probe-sandbox.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from '#server/database/embedded-postgres.ts'
import { applyMigrations, findMigrationDrift, findMigrationStatus } from '#server/database/migrations.ts'
import { dataFolder } from '../../scripts/data-folder.ts'
import { readRunning } from '../../scripts/running-file.ts'
import { findBrowser } from '../../scripts/system-packages.ts'
import { bold, dim, green, red } from '../../scripts/terminal.ts'

interface Finding {
  /** `note` is neither good nor bad: not there yet, and made when it is needed. */
  state: 'ok' | 'missing' | 'note'
  name: string
  says: string
  remedy?: string
}

export const doctorCommand = new Command('doctor')
  .description('say line by line what works on this machine and what is missing')
  .action(async () => {
    let missing = 0
    const section = async (title: string, look: () => Promise<Finding[]>): Promise<void> => {
      console.log(`\n${bold(title)}`)
      const findings = await look().catch((error: unknown) => [broken(title, error)])
      const width = Math.max(...findings.map(({ name }) => name.length))
      for (const finding of findings) print(finding, width)
      missing += findings.filter(({ state }) => state === 'missing').length
    }
    await section('Programs', async () => [examineNode(), examineBrowser()])
    await section('Database', examineDatabase)
    await section('Sandbox', examineSandbox)
    console.log(missing === 0 ? `\n${green('Everything works.')}` : `\n${red(`${missing} missing.`)}`)
    process.exitCode = missing === 0 ? 0 : 1
  })

function print({ state, name, says, remedy }: Finding, width: number): void {
  const mark = { ok: green('ok     '), missing: red('missing'), note: dim('note   ') }[state]
  console.log(`  ${mark}  ${name.padEnd(width)}  ${says}`)
  if (remedy) console.log(`           ${' '.repeat(width)}  ${bold('→')} ${remedy}`)
}

function broken(name: string, error: unknown): Finding {
  return { state: 'missing', name, says: error instanceof Error ? error.message : String(error) }
}

function examineNode(): Finding {
  const says = `${process.versions.node}, ${process.execPath}`
  if (Number(process.versions.node.split('.')[0]) >= 24) return { state: 'ok', name: 'Node', says }
  return { state: 'missing', name: 'Node', says, remedy: 'start with ./roundtrip, which carries its own' }
}

function examineBrowser(): Finding {
  const browser = findBrowser()
  if (browser !== null) return { state: 'ok', name: 'Chromium', says: `for npm test, ${browser}` }
  return {
    state: 'note',
    name: 'Chromium',
    says: 'is not installed; only npm test needs it, and installs it where it may',
    remedy: 'sudo apt-get install -y --no-install-recommends chromium-headless-shell',
  }
}

async function examineDatabase(): Promise<Finding[]> {
  const external = process.env.DATABASE_URL
  if (external) return await examineServer(external, 'the server that DATABASE_URL names')
  const running = findEmbeddedPostgres(dataFolder)
  if (running) return await examineServer(running.url, `embedded, running as process ${running.pid}`)
  const kept = existsSync(path.join(dataFolder, 'postgres', 'PG_VERSION'))
  const dataDir = kept ? dataFolder : mkdtempSync(path.join(tmpdir(), 'roundtrip-doctor-'))
  try {
    const cluster = await startEmbeddedPostgres({ dataDir, endWithParent: true })
    try {
      if (!kept) await applyMigrations(cluster.url)
      const where = kept
        ? 'embedded, not running; started for this look'
        : 'embedded, tried in a temporary folder'
      return await examineServer(cluster.url, where)
    } finally {
      await cluster.stop()
    }
  } finally {
    if (!kept) rmSync(dataDir, { recursive: true, force: true })
  }
}

async function examineServer(url: string, where: string): Promise<Finding[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    const remedy = 'check DATABASE_URL and that the server is up and lets this machine in'
    return [{ ...broken('PostgreSQL', error), remedy }]
  }
  try {
    const { rows } = await client.query<{ version: string }>(
      "SELECT current_setting('server_version') AS version",
    )
    const version = rows[0]?.version ?? 'unknown version'
    return [
      { state: 'ok', name: 'PostgreSQL', says: `${version}, ${where}` },
      await examineMigrations(url),
      await examineDrift(url),
      await examineQueue(client),
    ]
  } finally {
    await client.end()
  }
}

async function examineMigrations(url: string): Promise<Finding> {
  const name = 'Migrations'
  const { pending, failed, edited } = await findMigrationStatus(url)
  if (failed.length > 0) {
    const remedy = 'look at the database, then: npm run prisma -- migrate resolve --help'
    return { state: 'missing', name, says: `failed half-way: ${failed.join(', ')}`, remedy }
  }
  if (edited.length > 0) {
    const remedy = 'restore prisma/migrations from the version control'
    return { state: 'missing', name, says: `not those that were applied: ${edited.join(', ')}`, remedy }
  }
  if (pending.length > 0)
    return { state: 'note', name, says: `${pending.length} to apply; npm start applies them` }
  return { state: 'ok', name, says: 'all applied' }
}

async function examineDrift(url: string): Promise<Finding> {
  const name = 'Schema'
  const drift = await findMigrationDrift(url)
  if (drift === null) return { state: 'ok', name, says: 'the migrations make what prisma/schema.prisma says' }
  const remedy = 'npm run prisma -- migrate dev --name what_changed'
  return { state: 'missing', name, says: `the migrations do not make it:\n${drift}`, remedy }
}

async function examineQueue(client: Client): Promise<Finding> {
  const name = 'Queue'
  const { rows } = await client.query<{ made: boolean }>(
    "SELECT to_regclass('pgboss.version') IS NOT NULL AS made",
  )
  if (!rows[0]?.made)
    return { state: 'note', name, says: 'its tables are not made yet; npm start makes them' }
  const counted = await client.query<{ waiting: number }>(
    "SELECT count(*)::int AS waiting FROM pgboss.job WHERE state < 'active'",
  )
  const worker = readRunning(dataFolder)?.worker
  const who = worker ? `grading worker is process ${worker}` : 'no grading worker of this checkout is running'
  return { state: 'ok', name, says: `${counted.rows[0]?.waiting ?? 0} waiting; ${who}` }
}

async function examineSandbox(): Promise<Finding[]> {
  const status = await probeSandbox()
  const tests = status.tests.map(
    ({ name, ok, detail }): Finding => ({ state: ok ? 'ok' : 'missing', name, says: detail }),
  )
  const python: Finding = existsSync('/usr/bin/python3')
    ? { state: 'ok', name: 'Python', says: '/usr/bin/python3, the one that a jail sees' }
    : {
        state: 'missing',
        name: 'Python',
        says: 'there is no /usr/bin/python3, the only one that a jail would see',
        remedy: 'sudo apt-get install -y --no-install-recommends python3',
      }
  if (!status.available) {
    return [{ state: 'missing', name: 'Labs', says: status.because, remedy: status.remedy }, ...tests, python]
  }
  return [
    { state: 'ok', name: 'Labs', says: 'are judged on this machine' },
    ...tests,
    python,
    ...status.limits.map(({ limit, by }): Finding => ({ state: 'ok', name: limit, says: by })),
    ...status.notes.map((says): Finding => ({ state: 'note', name: 'Separation', says })),
  ]
}
