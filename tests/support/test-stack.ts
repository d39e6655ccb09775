// The whole platform for a test, started as an operator starts it: a data folder, a port and a database of its own,
// on the production build. Its parts can be killed, and it can be started again on the same data.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { prepareTestBuild } from '#platform/build-site.ts'
import { projectFolder } from '#platform/data-folder.ts'
import { preparePrograms } from '#platform/prepare-programs.ts'
import { type Running, readRunning } from '#platform/start/running-file.ts'
import { freePort } from '#server/database/embedded-postgres.ts'
import { isAlive } from '#server/database/postmaster-file.ts'

/** `start` is what `npm start` runs; `everything` is it and all that it started, at the same moment. */
export type StackPart = 'start' | 'web' | 'worker' | 'postgres' | 'everything'

export interface TestStack {
  /** http://localhost:<port>. Stays the same after `startAgain`. */
  readonly url: string
  readonly dataDir: string
  /** Process ids and the database's URL as they are now; parts that are being started again are null. */
  running(): Running
  /** Kills with SIGKILL and waits until the kernel has removed the processes. */
  kill(part: StackPart): Promise<void>
  /** Waits, bounded, until `part` runs with another process id than `before`. */
  untilReplaced(part: 'web' | 'worker' | 'postgres', before: number): Promise<void>
  /** Runs a script of the project on the pinned Node with the stack's database. Throws with its stderr. */
  run(script: string): Promise<string>
  /** Another `npm start` on the same data folder. */
  startAgain(): Promise<void>
  /** Ends it as Ctrl-C does and removes the data folder. Throws if a process is left. */
  stop(): Promise<void>
  /** Everything that the start printed so far. */
  printed(): string
}

export interface TestStackOptions {
  /** Added to the environment; undefined takes a variable away. */
  env?: Readonly<Record<string, string | undefined>>
  /** A free one, where others must know it before. */
  port?: number
}

const startTimeoutMs = 300_000
const waitTimeoutMs = 60_000

export async function startTestStack(options: TestStackOptions = {}): Promise<TestStack> {
  const build = await prepareTestBuild()
  // Once for all stacks: each has a data folder of its own.
  await preparePrograms()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'roundtrip-stack-'))
  const port = options.port ?? (await freePort(0))
  let child: ChildProcess
  let printed = ''

  const launch = async (): Promise<void> => {
    const env = {
      ...process.env,
      DATABASE_URL: undefined,
      BETTER_AUTH_SECRET: undefined,
      BETTER_AUTH_URL: undefined,
      NODE_OPTIONS: undefined,
      VITEST: undefined,
      ROUNDTRIP_DATA: dataDir,
      PORT: String(port),
      HOST: undefined,
      NEXT_DIST_DIR: build,
      NODE_ENV: 'production',
      NO_COLOR: '1',
      ...options.env,
    } satisfies NodeJS.ProcessEnv
    child = spawn(process.execPath, [path.join(projectFolder, 'scripts/start.ts')], {
      env,
      cwd: projectFolder,
      // The channel ends the stack when the test run is killed.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    const from = child
    from.stdout?.on('data', (bytes: Buffer) => (printed += bytes.toString('utf8')))
    from.stderr?.on('data', (bytes: Buffer) => (printed += bytes.toString('utf8')))
    await until(
      () => {
        if (from.exitCode !== null)
          throw new Error(`The stack ended with status ${from.exitCode}:\n${printed}`)
        const now = readRunning(dataDir)
        return now !== null && now.ready && now.start === from.pid && now.worker !== null
      },
      'the stack is up',
      startTimeoutMs,
    ).catch((error: unknown) => {
      from.kill('SIGTERM')
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n${printed}`, {
        cause: error,
      })
    })
  }

  const running = (): Running => {
    const now = readRunning(dataDir)
    if (!now) throw new Error(`The stack is not running. It printed:\n${printed}`)
    return now
  }
  const pidsOf = (part: StackPart): number[] => {
    const now = running()
    const parts = part === 'everything' ? (['start', 'web', 'worker', 'postgres'] as const) : [part]
    return parts.map((one) => now[one]).filter((pid) => pid !== null)
  }
  await launch()
  return {
    url: `http://localhost:${port}`,
    dataDir,
    running,
    printed: () => printed,
    startAgain: launch,
    async kill(part) {
      const pids = pidsOf(part)
      // The start first: it must not see its children go and begin to mend.
      for (const pid of pids) process.kill(pid, 'SIGKILL')
      await until(() => !pids.some(isAlive), `process ${pids.join(', ')} is gone`, waitTimeoutMs)
    },
    untilReplaced: (part, before) =>
      until(
        () => {
          const now = readRunning(dataDir)?.[part]
          return now !== undefined && now !== null && now !== before && isAlive(now)
        },
        `another ${part} runs`,
        waitTimeoutMs,
      ),
    async run(script) {
      const env = { ...process.env, DATABASE_URL: running().databaseUrl, ROUNDTRIP_DATA: dataDir }
      const file = path.join(projectFolder, script)
      return (await promisify(execFile)(process.execPath, [file], { env, cwd: projectFolder })).stdout
    },
    async stop() {
      const now = readRunning(dataDir)
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGINT')
        await until(
          () => child.exitCode !== null || child.signalCode !== null,
          'the stack ended',
          waitTimeoutMs,
        )
      }
      const parts = [now?.web, now?.worker, now?.postgres].filter((pid) => pid !== undefined && pid !== null)
      await until(
        () => !parts.some(isAlive),
        `nothing of the stack is left (${parts.join(', ')})`,
        waitTimeoutMs,
      )
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function until(condition: () => boolean, what: string, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs / 1_000} s in vain until ${what}.`)
    await delay(20)
  }
}
