// Seconds of `npm start` in a fresh clone until it says where to open it, and of a second start there: median of three,
// with the phases that the start itself names. What npm downloads is not the project's to make faster, so the cache is
// filled before, and the time of that is told apart.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '#server/database/embedded-postgres.ts'
import { median } from './median.ts'

const rounds = 3
const startMsMax = 600_000
const root = path.resolve(import.meta.dirname, '..')

/** Seconds by phase; `whole` is from the command to "Open http://…". */
type Phases = Record<string, number>

const secondsSince = (startedAt: number) => (performance.now() - startedAt) / 1_000

async function start(folder: string): Promise<Phases> {
  const startedAt = performance.now()
  const env = { ...process.env, PORT: String(await freePort(0)), NO_COLOR: '1', FORCE_COLOR: undefined }
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...env, ROUNDTRIP_DATA: undefined, DATABASE_URL: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own: it is ended as Ctrl-C ends it.
    detached: true,
  })
  const ended = once(child, 'exit')
  let printed = ''
  let whole = Number.NaN
  const timer = setTimeout(() => child.kill('SIGTERM'), startMsMax)
  for await (const bytes of child.stdout) {
    printed += String(bytes)
    process.stdout.write(String(bytes))
    if (!Number.isNaN(whole) || !printed.includes('Open http://')) continue
    whole = secondsSince(startedAt)
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
  }
  clearTimeout(timer)
  await ended
  const install = /^Installed in ([\d.]+) s\.$/m.exec(printed)?.[1]
  const steps = printed.matchAll(/^ {2}(\S+(?: \S+)*) {2,}.*? {2}([\d.]+) s$/gm)
  return {
    ...(install === undefined ? {} : { Dependencies: Number(install) }),
    ...Object.fromEntries([...steps].map(([, name = '', seconds]) => [name, Number(seconds)])),
    whole,
  }
}

function medians(runs: readonly Phases[]): Phases {
  const names = [...new Set(runs.flatMap(Object.keys))]
  const rows = names.map((name) => [name, median(runs.flatMap((run) => run[name] ?? []))] as const)
  return Object.fromEntries(rows.map(([name, seconds]) => [name, Number(seconds.toFixed(1))]))
}

function fillCache(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-cache-'))
  try {
    execFileSync('git', ['clone', '--quiet', root, folder])
    const startedAt = performance.now()
    execFileSync('npm', ['ci', '--omit=dev', '--loglevel=error'], { cwd: folder, stdio: 'inherit' })
    return secondsSince(startedAt)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

console.log(
  `${availableParallelism()} cores, load before: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
)
const firstInstall = fillCache()
const first: Phases[] = []
const second: Phases[] = []
for (let round = 0; round < rounds; round += 1) {
  const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-fresh-'))
  try {
    execFileSync('git', ['clone', '--quiet', root, folder])
    first.push(await start(folder))
    second.push(await start(folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
const table = { 'first, in a fresh clone': medians(first), second: medians(second) }
console.table(table)
const download = Math.max(0, firstInstall - (table['first, in a fresh clone'].Dependencies ?? 0))
console.log(`Downloading what npm had not in its cache took about ${download.toFixed(1)} s more, once.`)
console.log(JSON.stringify({ bench: 'start', rounds, table, downloadSeconds: Number(download.toFixed(1)) }))
