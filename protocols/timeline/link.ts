// One direction of the server's link. How this works: in the mode `each`, a transmission takes as long as it
// would alone. In the mode `shared`, the n transmissions under way at a moment each proceed at an n-th of the rate;
// whenever one begins or ends, what the others still have to send is worked out, and the moment at which the next
// one ends is planned afresh. Plans that were overtaken are known by their number, and do nothing.
import type { EventQueue } from '#protocols/timeline/event-queue.ts'

/** Told when the last bit has left, and how long it took since the first one. */
type Left = (tookMs: number) => void

interface UnderWay {
  readonly sinceMs: number
  remainingMs: number
  readonly left: Left
}

export class Link {
  readonly #queue: EventQueue
  readonly #sharing: 'each' | 'shared'
  #underWay: UnderWay[] = []
  #settledMs = 0
  #plan = 0

  constructor(queue: EventQueue, sharing: 'each' | 'shared') {
    this.#queue = queue
    this.#sharing = sharing
  }

  /** Begins now; `aloneMs` is how long it takes with nobody else on the link. */
  transmit(aloneMs: number, left: Left): void {
    const { nowMs } = this.#queue
    if (this.#sharing === 'each' || aloneMs === 0) {
      this.#queue.plan(nowMs + aloneMs, () => left(aloneMs))
      return
    }
    this.#settle()
    this.#underWay.push({ sinceMs: nowMs, remainingMs: aloneMs, left })
    this.#planNext()
  }

  /** Brings what each has still to send up to now. */
  #settle(): void {
    const { nowMs } = this.#queue
    const sentMs = (nowMs - this.#settledMs) / Math.max(1, this.#underWay.length)
    for (const each of this.#underWay) each.remainingMs -= sentMs
    this.#settledMs = nowMs
  }

  #planNext(): void {
    const plan = (this.#plan += 1)
    if (this.#underWay.length === 0) return
    const shortestMs = Math.min(...this.#underWay.map(({ remainingMs }) => remainingMs))
    const atMs = this.#queue.nowMs + Math.max(0, shortestMs) * this.#underWay.length
    this.#queue.plan(atMs, () => {
      if (plan === this.#plan) this.#finish(shortestMs)
    })
  }

  /** Ends every transmission that had no more than `shortestMs` left: those that are equal, but for rounding, end together. */
  #finish(shortestMs: number): void {
    this.#settle()
    const roundingMs = 1e-9 * Math.max(1, shortestMs, this.#queue.nowMs)
    const ended = this.#underWay.filter(({ remainingMs }) => remainingMs <= roundingMs)
    this.#underWay = this.#underWay.filter((each) => !ended.includes(each))
    this.#planNext()
    for (const { sinceMs, left } of ended) left(this.#queue.nowMs - sinceMs)
  }
}
