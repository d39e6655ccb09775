import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

export interface TestWorker {
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
  /** Closes the channel, as a parent that was killed does. */
  disconnect(): Promise<number | null>
  log(): string
}

const started = new Set<ChildProcess>()
const readyTimeoutMs = 60_000

/** A real worker process on the test's database. Resolves when it is ready for jobs. */
export async function startWorker(env: Record<string, string> = {}): Promise<TestWorker> {
  const child = spawn(process.execPath, [path.join(process.cwd(), 'worker/main.ts')], {
    env: { ...process.env, ROUNDTRIP_SLOTS: '2', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  started.add(child)
  let log = ''
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => {
    started.delete(child)
    return code ?? null
  })
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The worker was not ready in time.\n${log}`)),
      readyTimeoutMs,
    )
    child.stderr?.on('data', (chunk: Buffer) => {
      log = `${log}${chunk.toString()}`.slice(-20_000)
      if (!log.includes('Ready, with')) return
      clearTimeout(timer)
      resolve()
    })
    exited.then((code) => reject(new Error(`The worker ended with ${code}.\n${log}`)), reject)
  })
  return {
    kill: (signal) => {
      child.kill(signal)
      return exited
    },
    disconnect: () => {
      child.disconnect()
      return exited
    },
    log: () => log,
  }
}

/** For `afterAll`: no worker outlives its test file. */
export async function stopWorkers(): Promise<void> {
  await Promise.all([...started].map((child) => (child.kill('SIGKILL'), once(child, 'exit'))))
}
