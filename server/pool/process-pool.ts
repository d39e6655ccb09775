// Computes what others wrote, away from the thread that serves everybody.
//
// How this works. Tasks wait in lanes, and the first of the first lane goes to a process that is free. Processes are
// started when they are needed and end when nobody needed them for a while. One more than `computing` may run, and only
// for what a page waits for: whoever opens an exercise never waits for somebody's answer to be judged. A task that takes
// too long or too much memory ends its process and nothing else; the next task starts another.

import { type PooledLimits, usualLimits } from '#server/pool/pooled-limits.ts'
import { type Answered, PooledProcess } from '#server/pool/pooled-process.ts'

/** In the order in which they are served, and how many may wait in each. */
const waitingMax = { page: 400, answer: 400, author: 40, background: 40 } as const
export type Lane = keyof typeof waitingMax
const lanes = ['page', 'answer', 'author', 'background'] as const satisfies readonly Lane[]

const idleMsMax = 5 * 60_000

interface Waiting {
  task: unknown
  cpuMsMax: number
  answered: (answer: Answered) => void
}

export class ProcessPool {
  readonly #file: string
  readonly #computing: number
  readonly #limits: PooledLimits
  readonly #processes = new Set<PooledProcess>()
  readonly #waiting: Record<Lane, Waiting[]> = { page: [], answer: [], author: [], background: [] }
  /** Tasks at work that no page waits for. */
  #busy = 0
  #idle: NodeJS.Timeout | undefined

  constructor(file: string, computing: number, limits: PooledLimits = usualLimits) {
    this.#file = file
    this.#limits = limits
    this.#computing = computing
  }

  /** Always answers. */
  ask(task: unknown, lane: Lane, cpuMsMax: number = this.#limits.cpuMsMax): Promise<Answered> {
    if (this.#waiting[lane].length >= waitingMax[lane]) {
      return Promise.resolve({ ok: false, because: 'full', detail: '' })
    }
    const { promise, resolve } = Promise.withResolvers<Answered>()
    this.#waiting[lane].push({ task, cpuMsMax, answered: resolve })
    this.#work()
    return promise
  }

  /** Ends its processes; the next task starts another. */
  async stop(): Promise<void> {
    clearTimeout(this.#idle)
    await Promise.all([...this.#processes].map((each) => each.end()))
  }

  #work(): void {
    clearTimeout(this.#idle)
    for (const lane of lanes) {
      while (this.#waiting[lane].length > 0) {
        if (lane !== 'page' && this.#busy >= this.#computing) return
        const free = this.#findFree()
        if (free === null) return
        const next = this.#waiting[lane].shift()
        if (next !== undefined) void this.#begin(free, next, lane)
      }
    }
    this.#idle = setTimeout(() => void this.stop(), idleMsMax).unref()
  }

  async #begin(on: PooledProcess, { task, cpuMsMax, answered }: Waiting, lane: Lane): Promise<void> {
    const counts = lane !== 'page'
    if (counts) this.#busy += 1
    const answer = await on.ask(task, cpuMsMax)
    if (counts) this.#busy -= 1
    answered(answer)
    this.#work()
  }

  #findFree(): PooledProcess | null {
    for (const each of this.#processes) if (each.idle && each.alive) return each
    if (this.#processes.size > this.#computing) return null
    const started = new PooledProcess(this.#file, this.#limits, () => this.#processes.delete(started))
    this.#processes.add(started)
    return started
  }
}
