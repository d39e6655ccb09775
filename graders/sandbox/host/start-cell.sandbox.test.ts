import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
import { startCell } from '#graders/sandbox/host/start-cell.ts'
import { openCell } from '#graders/sandbox/open-cell.ts'
import { probeSandbox } from '#graders/sandbox/probe-sandbox.ts'
import { SandboxUnavailable } from '#graders/sandbox/sandbox-unavailable.ts'
import { WarmCells } from '#graders/sandbox/warm-cells.ts'
import { projectFolder } from '#platform/data-folder.ts'

const isRoot = process.geteuid?.() === 0
const runner = 'graders/sandbox/cell/run-programs.ts'
const sleeper = 'import os, time\nos.fork()\nos.fork()\ntime.sleep(3600)'

/** Kernel pids of all processes whose command line, as the host sees it, has this in it. */
function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(text)
      } catch {
        return false
      }
    })
}

describe('a sandbox that holds', () => {
  test('passes its self-test and says how each limit is kept', async () => {
    const status = await probeSandbox()
    expect(status.tests.filter(({ ok }) => !ok)).toEqual([])
    expect(status.available && status.limits.length).toBe(10)
    expect(status.tests.length).toBeGreaterThanOrEqual(12)
  })

  test('closing a cell ends every process in it', async () => {
    const marker = `marker-${process.pid}-close`
    const cell = await ProgramCell.open()
    const running = cell.run({
      id: 'sleeper',
      runtime: 'python',
      files: { 'main.py': sleeper },
      entry: 'main.py',
      args: [marker],
    })
    running.catch(() => {})
    // bwrap's own process and prlimit carry the marker too: all of them, and the four Pythons.
    await vi.waitFor(() => expect(processesWith(marker).length).toBeGreaterThanOrEqual(4), {
      timeout: 60_000,
    })
    await cell.close()
    expect(processesWith(marker)).toEqual([])
    await expect(running).rejects.toThrow('the cell ended')
  })

  test('a cell ends with the process that opened it, even killed', async () => {
    const marker = `marker-${process.pid}-orphan`
    const script = `
      import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
      const cell = await ProgramCell.open()
      await cell.run({ id: 'sleeper', runtime: 'python', files: { 'main.py': ${JSON.stringify(sleeper)} }, entry: 'main.py', args: ['${marker}'] })`
    const opener = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
    await vi.waitFor(() => expect(processesWith(marker).length).toBeGreaterThanOrEqual(5), {
      timeout: 60_000,
    })
    opener.kill('SIGKILL')
    await once(opener, 'exit')
    await vi.waitFor(() => expect(processesWith(marker)).toEqual([]), { timeout: 60_000 })
  })

  test.runIf(isRoot)(
    'as root, no process of a cell has kernel uid 0, and concurrent cells differ',
    async () => {
      const cells = await Promise.all([ProgramCell.open(), ProgramCell.open()])
      const uids = await Promise.all(
        cells.map(async (cell, index) => {
          const marker = `marker-${process.pid}-uid-${index}`
          const running = cell.run({
            id: 's',
            runtime: 'python',
            files: { 'main.py': sleeper },
            entry: 'main.py',
            args: [marker],
          })
          running.catch(() => {})
          await vi.waitFor(() => expect(processesWith(marker).length).toBeGreaterThanOrEqual(4), {
            timeout: 60_000,
          })
          const found = processesWith(marker).map(
            (pid) => /^Uid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1],
          )
          return [...new Set(found)]
        }),
      )
      await Promise.all(cells.map((cell) => cell.close()))
      expect(
        uids
          .flat()
          .map(Number)
          .every((uid) => uid >= 61_000 && uid < 62_000),
      ).toBe(true)
      expect(new Set(uids.flat()).size).toBe(2)
    },
  )

  test.runIf(isRoot)('works for an ordinary user as well', () => {
    const home = mkdtempSync(join(tmpdir(), 'roundtrip-home-'))
    execFileSync('chown', ['12345:12345', home])
    const script = `
      import { probeSandbox } from '#graders/sandbox/probe-sandbox.ts'
      console.log(JSON.stringify(await probeSandbox()))`
    // The checkout may lie in a folder of root's alone: this user, and nobody else, finds it somewhere else.
    const reached = mkdtempSync(join(tmpdir(), 'roundtrip-reached-'))
    chmodSync(reached, 0o755)
    const drop = [
      '--reuid',
      '12345',
      '--regid',
      '12345',
      '--clear-groups',
      process.execPath.replace(projectFolder, reached),
      '--input-type=module',
      '-e',
      script,
    ]
    const there = 'mount --bind "$1" "$2" && cd "$2" && shift 2 && exec setpriv "$@"'
    const status: unknown = JSON.parse(
      execFileSync(
        '/usr/bin/unshare',
        ['--mount', 'sh', '-c', there, 'sh', projectFolder, reached, ...drop],
        {
          encoding: 'utf8',
          env: { ...process.env, HOME: home, XDG_CACHE_HOME: join(home, 'cache') },
        },
      ),
    )
    rmSync(home, { recursive: true, force: true })
    rmdirSync(reached)
    expect(status).toMatchObject({ available: true })
  })

  test('what a cell is not told to do, or sends beyond the caps, does no harm', async () => {
    const cell = await startCell({ entry: runner })
    cell.send({ nonsense: true })
    for await (const line of cell.lines) expect(line).toBe('never')
    expect(cell.log()).toContain('ZodError')
    await cell.close()
    await cell.close()
  })

  test('warm cells are ready, are never used twice, and all close', async () => {
    const warm = new WarmCells(2)
    const [one, other] = await Promise.all([warm.take(), warm.take()])
    expect(one).not.toBe(other)
    await one.close()
    await other.close()
    const third = await warm.take()
    await third.close()
    await warm.close()
    await expect(warm.take()).rejects.toThrow('closed')
  })
})

describe('a sandbox that cannot be had', () => {
  const folder = mkdtempSync(join(tmpdir(), 'roundtrip-bwrap-'))
  // The uid that a cell gets must be able to start it.
  chmodSync(folder, 0o755)
  afterEach(() => vi.unstubAllEnvs())

  const fake = (name: string, script: string): string => {
    const path = join(folder, name)
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
    return path
  }

  test.each([
    ['is missing', '/nonexistent/bwrap', /ROUNDTRIP_BWRAP names \/nonexistent\/bwrap/],
    ['is too old', fake('old', 'echo bubblewrap 0.4.1'), /0\.8 or newer/],
    [
      'may not make user namespaces',
      fake(
        'forbidden',
        '[ "$1" = --version ] && echo bubblewrap 0.8.0 && exit; echo "bwrap: No permissions to create new namespace" >&2; exit 1',
      ),
      /No permissions to create new namespace/,
    ],
  ])('bubblewrap %s: said so, with a remedy, and no cell is opened', async (_name, bwrap, because) => {
    vi.stubEnv('ROUNDTRIP_BWRAP', bwrap)
    const status = await probeSandbox()
    expect(status).toMatchObject({ available: false, because: expect.stringMatching(because) })
    expect(!status.available && status.remedy.length).toBeGreaterThan(20)
    const refused = await openCell().then(
      () => null,
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(SandboxUnavailable)
    expect(refused).toMatchObject({
      fault: { code: 'sandbox-unavailable', because: expect.stringMatching(because) },
    })
  })
})
