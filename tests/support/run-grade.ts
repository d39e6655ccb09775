// Starts ./roundtrip grade for tests: as a process of its own, so that it can be interrupted and killed.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

export interface GradeRun {
  /** Null when a signal ended it. */
  code: number | null
  stdout: string
  stderr: string
}

export class StartedGrade {
  readonly #child: ChildProcess
  #stdout = ''
  #stderr = ''
  readonly ended: Promise<GradeRun>

  constructor(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(process.execPath, [path.join(root, 'cli/main.ts'), 'grade', ...args], {
      env: {
        ...process.env,
        NO_COLOR: '1',
        // A lab that takes a moment only, and holds secrets that must not get out.
        EXERCISES_PATH: path.join(root, 'tests/fixtures/canaries'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group, as a shell makes for each command.
      detached: true,
    })
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#stdout += chunk.toString()))
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString()))
    this.ended = once(this.#child, 'close').then(([code]: (number | null)[]) => ({
      code: code ?? null,
      stdout: this.#stdout,
      stderr: this.#stderr,
    }))
  }

  /** Resolves when stderr holds this; rejects when the process ended without. */
  async says(text: string): Promise<void> {
    const stream = this.#child.stderr
    while (!this.#stderr.includes(text)) {
      if (this.#child.exitCode !== null || stream === null)
        throw new Error(`It ended without saying “${text}”.\n${this.#stderr}`)
      await Promise.race([once(stream, 'data'), this.ended])
    }
  }

  /** As Ctrl-C does: to everything in the terminal's foreground, cells included. */
  interrupt(): void {
    const { pid } = this.#child
    if (pid !== undefined) process.kill(-pid, 'SIGINT')
  }

  /** Kill -9, to the command alone. */
  kill(): void {
    this.#child.kill('SIGKILL')
  }
}

export const runGrade = (
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<GradeRun> => new StartedGrade(args, env).ended
