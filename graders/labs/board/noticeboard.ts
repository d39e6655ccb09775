// The one way to wait in a check.
// How this works: whatever happens (bytes, output, an end) calls `notify`, and every waiter looks again at the
// state itself. There are no events to miss and no sleeping. The first failure, from anywhere, ends every wait.
import { type HarnessLateness, lateMsMax } from '#graders/labs/board/overload-watch.ts'

export interface Patience {
  withinMs: number
  /** What to throw when the time is up: made then, so that it can say what was there instead. */
  orElse: () => Error
}

/** By so much one deadline grows at most. */
const extraMsMax = 15_000
/**
 * And none beyond this time of the check: a program's own time is over soon after, and what was missed would be told as
 * that instead.
 */
const grownMsMax = 18_000

export class Noticeboard {
  readonly #overload: HarnessLateness
  readonly #startedMs = performance.now()
  readonly #waiters = new Set<() => void>()
  #failure: Error | null = null

  /** @param timeIsUp whose doing it is when `signal` ends the check */
  constructor(overload: HarnessLateness, signal: AbortSignal, timeIsUp = () => new Error('the time is up')) {
    this.#overload = overload
    const abort = () => this.fail(timeIsUp())
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  }

  /** Milliseconds since the check began. */
  nowMs(): number {
    return Math.max(0, Math.round((performance.now() - this.#startedMs) * 100) / 100)
  }

  notify(): void {
    for (const look of this.#waiters) look()
  }

  /** Ends every wait, now and later. Only the first failure counts: the rest are its consequences. */
  fail(failure: Error): void {
    this.#failure ??= failure
    this.notify()
  }

  get failure(): Error | null {
    return this.#failure
  }

  /**
   * Waits until `look` returns something. A deadline missed while our own event loop was late grows by the time that
   * it was late, again and again up to `extraMsMax`; then it stands: the load may be the program's own, and must not
   * buy it anything. Whether the check is run once more, alone, is for its runner to say.
   */
  until<Found>(look: () => Found | undefined, patience: Patience): Promise<Found> {
    return new Promise((resolve, reject) => {
      let windowStartMs = performance.now()
      let extraMs = 0
      const settle = (act: () => void) => {
        this.#waiters.delete(attempt)
        clearTimeout(timer)
        act()
      }
      const attempt = () => {
        const failure = this.#failure
        if (failure !== null) return settle(() => reject(failure))
        try {
          const found = look()
          if (found !== undefined) settle(() => resolve(found))
        } catch (error) {
          settle(() => reject(error instanceof Error ? error : new Error(String(error))))
        }
      }
      const missed = () => {
        const lateMs = this.#overload.worstSince(windowStartMs)
        const roomMs = Math.min(extraMsMax - extraMs, grownMsMax - this.nowMs())
        if (lateMs <= lateMsMax || roomMs <= 0) return settle(() => reject(patience.orElse()))
        const moreMs = Math.min(Math.max(lateMs, patience.withinMs), roomMs)
        extraMs += moreMs
        windowStartMs = performance.now()
        timer = setTimeout(missed, moreMs)
      }
      let timer = setTimeout(missed, patience.withinMs)
      this.#waiters.add(attempt)
      attempt()
    })
  }

  /** Resolves after `ms`, or rejects with the check's failure. For network conditions, never for hoping. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (this.#failure === null) return
        finish()
        reject(this.#failure)
      }
      const finish = () => {
        this.#waiters.delete(look)
        clearTimeout(timer)
      }
      const timer = setTimeout(() => {
        finish()
        resolve()
      }, ms)
      this.#waiters.add(look)
      look()
    })
  }
}
