import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { type PooledLimits, PooledWordSchema } from '#server/pool/pooled-limits.ts'
import { programFile } from '#server/pool/program-file.ts'

/** Why a task has no answer. `full`: it was never begun. */
export type Unanswered = 'full' | 'time' | 'memory' | 'crash'
export type Answered = { ok: true; value: unknown } | { ok: false; because: Unanswered; detail: string }

/** On a busy machine a process gets a fraction of a processor: a task may take so much longer by the clock. */
const wallPerCpu = 8
/** For loading its modules, which counts to no task: a busy machine may take its time. */
const startMsMax = 120_000
const stackKbMax = 3_900
/** Of 19: a third of what it would get beside one that does not yield, and all of a processor that nobody else needs. */
const yieldingBy = 5

/**
 * A process that works on one task at a time, and never outlives a task that breaks a limit.
 *
 * A process and not a thread, because the limit on a thread's memory does not hold: V8 ends the whole process when an
 * array, a map or a string cannot grow any more (docs/decisions/0015).
 */
export class PooledProcess {
  readonly #child: ChildProcess
  readonly #limits: PooledLimits
  #settle: ((answer: Answered) => void) | null = null
  #wall: NodeJS.Timeout | undefined
  #ready = false
  /** How long the task that waits for the process to be ready may take then. */
  #wallMs = 0
  /** Why we ended it ourselves. */
  #ended: [because: Unanswered, detail: string] | null = null
  #alive = true

  /** `file`: from the root of the checkout, where the site is started. The site's own bundle does not hold it. */
  constructor(file: string, limits: PooledLimits, onEnd: () => void = () => {}) {
    this.#limits = limits
    const { heapMbMax, rssMbMax } = limits
    this.#child = fork(programFile(file), [String(rssMbMax), programFile('server/pool/watchdog.ts')], {
      // Nothing that it needs is secret, so it is told no secret.
      env: { NODE_ENV: process.env.NODE_ENV, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
      execArgv: [
        `--max-old-space-size=${heapMbMax}`,
        '--max-semi-space-size=8',
        `--stack-size=${stackKbMax}`,
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#child.on('message', (message) => this.#hear(message))
    const gone = (because: Unanswered, detail: string) => {
      if (!this.#alive) return
      this.#alive = false
      onEnd()
      this.#answer({ ok: false, because, detail })
    }
    this.#child.on('error', (error) => gone('crash', error.message))
    this.#child.on('exit', (code, signal) => gone(...this.#reason(code, signal)))
    this.#rest()
  }

  get alive(): boolean {
    return this.#alive
  }

  get idle(): boolean {
    return this.#settle === null
  }

  /** Always answers. One task at a time. */
  ask(task: unknown, cpuMsMax: number = this.#limits.cpuMsMax): Promise<Answered> {
    if (!this.#alive || this.#settle !== null) throw new Error('This process cannot take a task.')
    this.#child.ref()
    this.#child.channel?.ref()
    const { promise, resolve } = Promise.withResolvers<Answered>()
    this.#settle = resolve
    this.#wallMs = cpuMsMax * wallPerCpu
    this.#limitWall(this.#ready ? this.#wallMs : startMsMax)
    this.#child.send({ task, cpuMsMax }, (error) => {
      if (error) this.#kill('crash', error.message)
    })
    return promise
  }

  #limitWall(ms: number): void {
    clearTimeout(this.#wall)
    this.#wall = setTimeout(() => this.#kill('time', ''), ms)
  }

  /** Lets those who serve people go first where processors are short. */
  yield(): void {
    try {
      if (this.#child.pid !== undefined) setPriority(this.#child.pid, yieldingBy)
    } catch {
      // It ended at once, or the system knows no priorities: it has its limits all the same.
    }
  }

  /** Ends it at once, whatever it is doing. */
  async end(): Promise<void> {
    if (!this.#alive) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#child.once('exit', () => resolve())
    // Whoever waits for its end is kept until then.
    this.#child.ref()
    this.#kill('crash', 'It was stopped.')
    await promise
  }

  #kill(because: Unanswered, detail: string): void {
    this.#ended ??= [because, detail]
    this.#child.kill('SIGKILL')
  }

  /** Does not keep the process that started it. */
  #rest(): void {
    this.#child.unref()
    this.#child.channel?.unref()
  }

  #hear(message: unknown): void {
    const word = PooledWordSchema.safeParse(message).data
    if (word === undefined) this.#answer({ ok: false, because: 'crash', detail: 'It answered nothing.' })
    else if ('ready' in word) {
      this.#ready = true
      if (this.#settle !== null) this.#limitWall(this.#wallMs)
    } else if ('error' in word) this.#answer({ ok: false, because: 'crash', detail: word.error })
    else this.#answer({ ok: true, value: word.value })
  }

  #answer(answer: Answered): void {
    const settle = this.#settle
    this.#settle = null
    clearTimeout(this.#wall)
    this.#rest()
    settle?.(answer)
  }

  #reason(code: number | null, signal: NodeJS.Signals | null): [because: Unanswered, detail: string] {
    if (this.#ended !== null) return this.#ended
    if (signal === 'SIGXCPU') return ['time', '']
    // V8 aborts or traps when it cannot allocate; the watchdog kills, and so does a kernel that has run out.
    if (signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGKILL') return ['memory', '']
    return ['crash', `Its process ended (${signal ?? `status ${code}`}).`]
  }
}
