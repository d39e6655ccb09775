// How long a run may take, from its number of checks. A program that uses all its time in every check would hold a
// slot for many minutes: what is left of its checks fails by that limit. The worker's own deadline stands beyond it, so
// that reaching it is our fault.
import type { Mismatch } from '#graders/outcome.ts'

type LimitExceeded = Extract<Mismatch, { code: 'limit-exceeded' }>

/** A right program takes a second or three; one that hangs is stopped after 20 s, in each check. */
const perCheckMs = 12_000
const leastMs = 60_000
/** A check that began before the budget was used up, with its retries, and the cell's own start and end. */
const beyondMs = 240_000

const budgetMs = (checks: number): number => Math.max(leastMs, checks * perCheckMs)

/** After which the worker gives a run up; before the plan is known, `checks` is 0. */
export const runDeadlineMs = (checks: number): number => budgetMs(checks) + beyondMs

export class RunBudget {
  readonly #allowedMs: number
  readonly #now: () => number
  readonly #startedMs: number

  constructor(checks: number, now = () => performance.now()) {
    this.#allowedMs = budgetMs(checks)
    this.#now = now
    this.#startedMs = now()
  }

  isUsedUp(): boolean {
    return this.#usedMs() >= this.#allowedMs
  }

  exceeded(): LimitExceeded {
    return {
      code: 'limit-exceeded',
      limit: 'wall-time',
      allowed: this.#allowedMs,
      used: Math.round(this.#usedMs()),
      unit: 'ms',
    }
  }

  #usedMs(): number {
    return this.#now() - this.#startedMs
  }
}
