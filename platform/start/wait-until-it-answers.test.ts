import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { freePort } from '#server/database/embedded-postgres.ts'
import { type SupervisedProgram, supervise } from './supervise.ts'
import { waitUntilItAnswers } from './wait-until-it-answers.ts'

const host = '127.0.0.1'
const signal = new AbortController().signal
const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-answers-'))
const ends: (() => Promise<unknown>)[] = []

afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.runIf(process.platform === 'linux')('an answer of somebody else is not taken for ours', async () => {
  const port = (await freePort(0)) ?? 0
  const other = createServer((_request, response) => response.end('{"ok":true}'))
  await listen(other, port)
  // It takes its time before it asks for the port, as the real one does; the other answers all the while.
  const web = run(`await new Promise((resolve) => setTimeout(resolve, 500)); ${listening(port)}`)
  await expect(waitUntilItAnswers(host, port, web, signal)).rejects.toThrow(
    `Port ${port} is in use by process ${process.pid} (`,
  )
})

test('our own answer counts, from a process of its own and after a first try that failed', async () => {
  const port = (await freePort(0)) ?? 0
  const tried = path.join(folder, 'tried')
  const web = run(`
    import { spawn } from 'node:child_process'
    import { existsSync, writeFileSync } from 'node:fs'
    if (!existsSync(${JSON.stringify(tried)})) {
      writeFileSync(${JSON.stringify(tried)}, '')
      process.exit(3)
    }
    const code = ${JSON.stringify(listening(port))}
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' })
    process.on('SIGTERM', () => child.kill('SIGKILL'))
    child.on('exit', () => process.exit())`)
  await waitUntilItAnswers(host, port, web, signal)
  expect(web.pid()).not.toBeNull()
})

function listening(port: number): string {
  return `(await import('node:http')).createServer((_, response) => response.end('{"ok":true}')).listen(${port}, '${host}')`
}

function run(code: string): SupervisedProgram {
  const file = path.join(folder, `${crypto.randomUUID()}.mjs`)
  writeFileSync(file, code)
  const web = supervise({ name: 'It', args: [file], env: {}, logFile: `${file}.log` }, () => {})
  ends.push(() => web.stop())
  return web
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  ends.push(() => new Promise((resolve) => server.close(resolve)))
}
