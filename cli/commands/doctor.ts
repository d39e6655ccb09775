// ./roundtrip doctor: line by line what works on this machine and what is missing, with the remedy. It needs nothing
// to have been started: what cannot be looked at in place is tried out in a temporary folder.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { python } from '#graders/sandbox/jail/jailed-runtimes.ts'
import { probeSandbox } from '#graders/sandbox/probe-sandbox.ts'
import { dataFolder } from '#platform/data-folder.ts'
import { findBrowser } from '#platform/system-packages.ts'
import { bold, dim, green, red } from '#platform/terminal.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from '#server/database/embedded-postgres.ts'
import { applyMigrations } from '#server/database/migrations.ts'
import { broken, type DoctorFinding } from '../doctor/doctor-finding.ts'
import { examineCompilers } from '../doctor/examine-compilers.ts'
import { examineServer } from '../doctor/examine-server.ts'

export const doctorCommand = new Command('doctor')
  .description('say line by line what works on this machine and what is missing')
  .action(async () => {
    let missing = 0
    const section = async (title: string, examine: () => Promise<DoctorFinding[]>): Promise<void> => {
      console.log(`\n${bold(title)}`)
      const findings = await examine().catch((error: unknown) => [broken(title, error)])
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

function print({ state, name, says, remedy }: DoctorFinding, width: number): void {
  const mark = { ok: green('ok     '), missing: red('missing'), note: dim('note   ') }[state]
  console.log(`  ${mark}  ${name.padEnd(width)}  ${says}`)
  if (remedy) console.log(`           ${' '.repeat(width)}  ${bold('→')} ${remedy}`)
}

function examineNode(): DoctorFinding {
  const says = `${process.versions.node}, ${process.execPath}`
  if (Number(process.versions.node.split('.')[0]) >= 24) return { state: 'ok', name: 'Node', says }
  return { state: 'missing', name: 'Node', says, remedy: 'start with ./roundtrip, which carries its own' }
}

function examineBrowser(): DoctorFinding {
  const browser = findBrowser()
  if (browser !== null) return { state: 'ok', name: 'Chromium', says: `for npm test, ${browser}` }
  return {
    state: 'note',
    name: 'Chromium',
    says: 'is not installed; only npm test needs it, and installs it where it may',
    remedy: 'sudo apt-get install -y --no-install-recommends chromium-headless-shell',
  }
}

async function examineDatabase(): Promise<DoctorFinding[]> {
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

async function examineSandbox(): Promise<DoctorFinding[]> {
  const status = await probeSandbox()
  const tests = status.tests.map(
    ({ name, ok, detail }): DoctorFinding => ({ state: ok ? 'ok' : 'missing', name, says: detail }),
  )
  const found: DoctorFinding = existsSync(python)
    ? { state: 'ok', name: 'Python', says: `${python}, the one that a jail sees` }
    : {
        state: 'missing',
        name: 'Python',
        says: `there is no ${python}, the only one that a jail would see`,
        remedy: 'sudo apt-get install -y --no-install-recommends python3',
      }
  if (!status.available) {
    return [{ state: 'missing', name: 'Labs', says: status.because, remedy: status.remedy }, ...tests, found]
  }
  return [
    { state: 'ok', name: 'Labs', says: 'are judged on this machine' },
    ...tests,
    found,
    ...(await examineCompilers(status.missing)),
    ...status.limits.map(({ limit, by }): DoctorFinding => ({ state: 'ok', name: limit, says: by })),
    ...status.notes.map((says): DoctorFinding => ({ state: 'note', name: 'Separation', says })),
  ]
}
