// Runs a program of the project and keeps what it printed.
import { spawn } from 'node:child_process'
import { projectFolder } from './data-folder.ts'

export interface Command {
  name: string
  /** Arguments of the pinned Node, one list per program; the next runs when the one before succeeded. */
  programs: readonly (readonly string[])[]
  env?: Readonly<Record<string, string>>
}

export interface CommandResult {
  name: string
  ok: boolean
  ms: number
  output: string
}

const outputBytesMax = 16 * 1_048_576

/**
 * @param show true passes the output on at once as well.
 * @param signal ends the program that runs; the command has then failed.
 */
export async function runCommand(
  command: Command,
  { show = false, signal }: { show?: boolean; signal?: AbortSignal } = {},
): Promise<CommandResult> {
  const startedAt = performance.now()
  let output = ''
  for (const args of command.programs) {
    const child = spawn(process.execPath, args, {
      cwd: projectFolder,
      env: { ...process.env, ...command.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const take = (bytes: Buffer): void => {
      if (show) process.stdout.write(bytes)
      if (output.length < outputBytesMax) output += bytes.toString('utf8')
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    const end = (): boolean => child.kill('SIGTERM')
    signal?.addEventListener('abort', end)
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
      if (signal?.aborted) end()
    })
    signal?.removeEventListener('abort', end)
    if (status !== 0) return { name: command.name, ok: false, ms: performance.now() - startedAt, output }
  }
  return { name: command.name, ok: true, ms: performance.now() - startedAt, output }
}
