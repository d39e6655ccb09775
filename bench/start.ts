// Seconds of `npm start` in a fresh clone until the sign-in page answers, and of a second start.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '#server/database/embedded-postgres.ts'

const root = path.resolve(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-fresh-'))
const port = await freePort(0)
const signInPage = `http://localhost:${port}/sign-in`

async function start(): Promise<number> {
  const startedAt = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), ROUNDTRIP_DATA: undefined, DATABASE_URL: undefined },
    stdio: ['ignore', 'inherit', 'inherit'],
    // A group of its own: it is ended as Ctrl-C ends it.
    detached: true,
  })
  const ended = once(child, 'exit')
  const deadline = startedAt + 600_000
  let seconds = Number.NaN
  while (performance.now() < deadline && child.exitCode === null) {
    const answered = await fetch(signInPage).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) {
      seconds = (performance.now() - startedAt) / 1_000
      break
    }
    await delay(50)
  }
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGINT')
  await ended
  return Number(seconds.toFixed(1))
}

try {
  execFileSync('git', ['clone', '--quiet', root, folder])
  const table = [
    { start: 'first, in a fresh clone', seconds: await start() },
    { start: 'second', seconds: await start() },
  ]
  console.table(table)
  console.log(JSON.stringify({ bench: 'start', table }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
