// A simulation's clock: things happen in the order of their time, and those of the same time in the order in
// which they were planned, so that a run is the same on every machine.

interface Planned {
  readonly atMs: number
  readonly happen: () => void
}

export class EventQueue {
  #nowMs = 0
  readonly #planned: Planned[] = []

  get nowMs(): number {
    return this.#nowMs
  }

  /** Never plans into the past: an event before now is a mistake in the model. */
  plan(atMs: number, happen: () => void): void {
    if (!(atMs >= this.#nowMs)) throw new Error(`timeline: ${atMs} ms lies before ${this.#nowMs} ms`)
    const later = this.#planned.findIndex((other) => other.atMs > atMs)
    this.#planned.splice(later < 0 ? this.#planned.length : later, 0, { atMs, happen })
  }

  /** Runs until nothing is planned any more, at most `eventsMax` events. Returns when the last one happened. */
  run(eventsMax: number): number {
    for (let count = 0; ; count += 1) {
      const event = this.#planned.shift()
      if (!event) return this.#nowMs
      if (count >= eventsMax) throw new Error(`timeline: more than ${eventsMax} events`)
      this.#nowMs = event.atMs
      event.happen()
    }
  }
}
