// Computes what others wrote, away from the thread that serves everybody.
//
// How this works. Tasks wait in lanes, and the first of the first lane goes to a process that is free. Processes are
// started when they are needed and end when nobody needed them for a while. One of them is only for what a page waits
// for, so whoever opens an exercise never waits for somebody's answer to be judged; the others also yield to whoever
// serves people where processors are short. A task that takes too long or too much memory ends its process and nothing
// else; the next task starts another.
import { type PooledLimits, usualLimits } from '#server/pool/pooled-limits.ts'
import { type Answered, PooledProcess } from '#server/pool/pooled-process.ts'

/** In the order in which they are served, and how many may wait in each. */
const waitingMax = { page: 400, answer: 400, practice: 60, author: 40, background: 40 } as const
export type Lane = keyof typeof waitingMax
const lanes = ['page', 'answer', 'practice', 'author', 'background'] as const satisfies readonly Lane[]

const idleMsMax = 5 * 60_000

interface Waiting {
  task: unknown
  cpuMsMax: number
  answered: (answer: Answered) => void
}

interface Group {
  readonly max: number
  readonly yields: boolean
  readonly processes: Set<PooledProcess>
}

export class ProcessPool {
  readonly #file: string
  readonly #limits: PooledLimits
  readonly #pages: Group = { max: 1, yields: false, processes: new Set() }
  readonly #others: Group
  readonly #waiting: Record<Lane, Waiting[]> = {
    page: [],
    answer: [],
    practice: [],
    author: [],
    background: [],
  }
  #idle: NodeJS.Timeout | undefined

  /** `computing`: so many at once beside the one for pages. */
  constructor(file: string, computing: number, limits: PooledLimits = usualLimits) {
    this.#file = file
    this.#limits = limits
    this.#others = { max: computing, yields: true, processes: new Set() }
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
    const all = [this.#pages, this.#others].flatMap(({ processes }) => [...processes])
    await Promise.all(all.map((each) => each.end()))
  }

  #work(): void {
    clearTimeout(this.#idle)
    for (const lane of lanes) {
      while (this.#waiting[lane].length > 0) {
        const free = this.#findFree(lane)
        if (free === null) return
        const next = this.#waiting[lane].shift()
        if (next !== undefined) void this.#begin(free, next)
      }
    }
    this.#idle = setTimeout(() => void this.stop(), idleMsMax).unref()
  }

  async #begin(on: PooledProcess, { task, cpuMsMax, answered }: Waiting): Promise<void> {
    answered(await on.ask(task, cpuMsMax))
    this.#work()
  }

  #findFree(lane: Lane): PooledProcess | null {
    for (const group of lane === 'page' ? [this.#pages, this.#others] : [this.#others]) {
      const { processes, max, yields } = group
      for (const each of processes) if (each.idle && each.alive) return each
      if (processes.size >= max) continue
      const started = new PooledProcess(this.#file, this.#limits, () => processes.delete(started))
      if (yields) started.yield()
      processes.add(started)
      return started
    }
    return null
  }
}
