// Measures how late our own event loop runs. A student must not lose a point because this machine was busy.
// How this works: a timer ticks every 20 ms and notes by how much it came late. A deadline missed while the
// loop was later than `lateMsMax` is not believed (labs.md calls it a Fault).

const tickMs = 20
const rememberedMs = 60_000
export const lateMsMax = 100

export interface HarnessLateness {
  /** The worst lateness, in milliseconds, seen since `sinceMs` on the clock of `performance.now()`. */
  worstSince: (sinceMs: number) => number
}

export class OverloadWatch implements HarnessLateness {
  readonly #timer: NodeJS.Timeout
  #lates: { atMs: number; lateMs: number }[] = []
  #dueMs = performance.now() + tickMs

  constructor() {
    this.#timer = setInterval(() => this.#tick(), tickMs)
    this.#timer.unref()
  }

  worstSince(sinceMs: number): number {
    const overdue = performance.now() - this.#dueMs
    return this.#lates.reduce(
      (worst, late) => (late.atMs >= sinceMs ? Math.max(worst, late.lateMs) : worst),
      overdue,
    )
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #tick(): void {
    const nowMs = performance.now()
    const lateMs = nowMs - this.#dueMs
    this.#dueMs = nowMs + tickMs
    if (lateMs <= lateMsMax) return
    this.#lates = this.#lates.filter((late) => late.atMs > nowMs - rememberedMs)
    this.#lates.push({ atMs: nowMs, lateMs })
  }
}
