// The worker's side of a lab: sends the order to a cell and turns its lines into events that can be trusted in
// shape and order. The harness handles hostile bytes, so nothing it says is believed before it is parsed.
import { EventOrder } from '#graders/labs/contract/event-order.ts'
import { runDeadlineMs } from '#graders/labs/contract/run-budget.ts'
import type { LabEvent, LabOrder } from '#graders/labs/contract/run-protocol.ts'
import type { Fault } from '#graders/outcome.ts'
import type { Cell } from '#graders/sandbox/contract.ts'

export interface RunLabOptions {
  /** Ends the run at once, with a fault. */
  signal?: AbortSignal
  /** Time for the whole run, in milliseconds; by itself what its number of checks may take. */
  deadlineMs?: number
}

/**
 * Runs one order in a fresh cell and closes the cell. The last event is always `run-finished` or `run-faulted`,
 * and it comes within the deadline, whatever the cell does. Never throws.
 */
export async function* runLab(
  cell: Cell,
  order: LabOrder,
  { signal, deadlineMs }: RunLabOptions = {},
): AsyncGenerator<LabEvent, void, undefined> {
  const deadline = new Deadline(deadlineMs ?? runDeadlineMs(0))
  const stop = signal === undefined ? deadline.signal : AbortSignal.any([deadline.signal, signal])
  const stopped = new Promise<'stopped'>((resolve) => {
    if (stop.aborted) resolve('stopped')
    stop.addEventListener('abort', () => resolve('stopped'), { once: true })
  })
  const lines = cell.lines[Symbol.asyncIterator]()
  const expected = new EventOrder(order.seed)
  try {
    cell.send(order)
    for (;;) {
      const line = await Promise.race([lines.next().catch(() => 'broken' as const), stopped])
      let event: LabEvent
      if (line === 'stopped') event = faulted(deadline.signal.aborted ? tooSlow(deadline.ms) : cancelled)
      else if (line === 'broken' || line.done === true) event = faulted(endedEarly)
      else event = expected.admit(line.value)
      if (event.type === 'run-started') deadline.extendTo(deadlineMs ?? runDeadlineMs(event.checks.length))
      yield event
      if (event.type === 'run-finished' || event.type === 'run-faulted') return
    }
  } finally {
    deadline.clear()
    await cell.close()
  }
}

/** Counts from when it was made. */
class Deadline {
  ms: number
  readonly #controller = new AbortController()
  readonly #startedMs = performance.now()
  #timer: NodeJS.Timeout

  constructor(ms: number) {
    this.ms = ms
    this.#timer = this.#arm()
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  extendTo(ms: number): void {
    this.clear()
    this.ms = ms
    this.#timer = this.#arm()
  }

  clear(): void {
    clearTimeout(this.#timer)
  }

  #arm(): NodeJS.Timeout {
    const leftMs = this.ms - (performance.now() - this.#startedMs)
    return setTimeout(() => this.#controller.abort(), Math.max(0, leftMs))
  }
}

const faulted = (fault: Fault): LabEvent => ({ type: 'run-faulted', fault })
const cancelled: Fault = { code: 'grader-crashed', because: 'The run was stopped before it was done.' }
const endedEarly: Fault = { code: 'grader-crashed', because: 'The grader ended before it was done.' }
const tooSlow = (deadlineMs: number): Fault => ({
  code: 'grader-timeout',
  because: `The run took longer than the ${Math.round(deadlineMs / 1_000)} s that a run may take.`,
})
