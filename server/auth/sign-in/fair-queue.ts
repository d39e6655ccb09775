// Bounds work that costs much and that anybody can ask for: so much at a time, so much waiting.
//
// How this works. Whoever asks names a lane. Lanes take turns, so that one that asks for much makes itself wait and
// nobody else. Lanes that are known go before all others. When too much waits, the newest of the longest lane is turned
// away: whoever fills the queue is the one who meets its end.

export interface Turn {
  lane: string
  /** Goes before those who are not. */
  known: boolean
}

export class QueueFull extends Error {
  override name = 'QueueFull'
}

interface Waiting {
  start: () => void
  turnAway: () => void
}

export class FairQueue {
  readonly #atOnceMax: number
  readonly #waitingMax: number
  /** In the order of their turns. */
  readonly #lanes = { known: new Map<string, Waiting[]>(), others: new Map<string, Waiting[]>() }
  #running = 0
  #waiting = 0

  constructor(limits: { atOnceMax: number; waitingMax: number }) {
    this.#atOnceMax = limits.atOnceMax
    this.#waitingMax = limits.waitingMax
  }

  /** What `work` gives, when its turn has come. Rejects with QueueFull when it was turned away, before it began. */
  async run<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#atOnceMax) await this.#wait(turn)
    else this.#running += 1
    try {
      return await work()
    } finally {
      // The place goes from hand to hand, so that nobody slips in between.
      if (!this.#startNext()) this.#running -= 1
    }
  }

  #wait({ lane, known }: Turn): Promise<void> {
    return new Promise((resolve, reject) => {
      const lanes = known ? this.#lanes.known : this.#lanes.others
      const waiting = lanes.get(lane) ?? []
      lanes.set(lane, waiting)
      waiting.push({ start: resolve, turnAway: () => reject(new QueueFull('Too much is waiting.')) })
      this.#waiting += 1
      if (this.#waiting > this.#waitingMax) this.#turnOneAway()
    })
  }

  #startNext(): boolean {
    for (const lanes of [this.#lanes.known, this.#lanes.others]) {
      for (const [lane, waiting] of lanes) {
        const next = waiting.shift()
        lanes.delete(lane)
        if (waiting.length > 0) lanes.set(lane, waiting)
        if (next === undefined) continue
        this.#waiting -= 1
        next.start()
        return true
      }
    }
    return false
  }

  #turnOneAway(): void {
    let longest: Waiting[] = []
    for (const lanes of [this.#lanes.known, this.#lanes.others]) {
      for (const waiting of lanes.values()) if (waiting.length >= longest.length) longest = waiting
    }
    this.#waiting -= 1
    longest.pop()?.turnAway()
  }
}
