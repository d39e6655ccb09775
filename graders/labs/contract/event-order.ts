// The order in which a run's events may come, and how many. This bounds the shape, order and size of what a harness
// says, not its truth: a harness that a student had taken over could claim that its own run passed. What keeps a
// program away from the harness is the jail it runs in.
import { eventBytesMax, type LabEvent, LabEventSchema } from '#graders/labs/contract/run-protocol.ts'

/** Beyond what the limits on a check's transcript and output let it say, so that no program gets there. */
const perCheck = { events: 500, bytes: 3 * 1_048_576 }
const besides = { events: 100, bytes: 1_048_576 }

export class EventOrder {
  readonly #seed: string
  #planned: string[] | null = null
  readonly #finished = new Set<string>()
  /** Several at a time: each check's own events come in order. */
  readonly #running = new Set<string>()
  #events = 0
  #bytes = 0

  /** @param seed as in the order: the run must say the same */
  constructor(seed: string) {
    this.#seed = seed
  }

  /** The event of a line, or a `run-faulted` in its place when it is none, or may not come now. */
  admit(line: string): LabEvent {
    const event = parseEvent(line)
    const objection = event === null ? 'a line that is no event' : this.#objectTo(event, line.length)
    return event === null || objection !== null ? badOutput(objection ?? '') : event
  }

  /** What is wrong with the event, as part of a sentence. */
  #objectTo(event: LabEvent, size: number): string | null {
    this.#events += 1
    this.#bytes += size
    if (size > eventBytesMax) return `an event of ${size} bytes`
    const checks = this.#planned?.length ?? 0
    const eventsMax = besides.events + checks * perCheck.events
    const bytesMax = besides.bytes + checks * perCheck.bytes
    if (this.#events > eventsMax || this.#bytes > bytesMax) return 'more than a run can have to say'
    if (event.type === 'run-faulted') return null
    if (event.type === 'run-started') return this.#start(event)
    const planned = this.#planned
    if (planned === null) return `${event.type} before run-started`
    if (event.type === 'run-finished') {
      return planned.every((id) => this.#finished.has(id))
        ? null
        : 'run-finished before every check had ended'
    }
    return this.#checkEvent(event, planned)
  }

  #start(event: Extract<LabEvent, { type: 'run-started' }>): string | null {
    if (this.#planned !== null) return 'run-started twice'
    if (event.seed !== this.#seed) return 'another seed than the one it was given'
    this.#planned = event.checks.map(({ id }) => id)
    return new Set(this.#planned).size === this.#planned.length ? null : 'the same check twice in one plan'
  }

  #checkEvent(event: Extract<LabEvent, { check: string }>, planned: readonly string[]): string | null {
    const { check, type } = event
    if (!planned.includes(check) || this.#finished.has(check)) return `${type} of ${check} out of turn`
    if (type === 'check-started') {
      if (this.#running.has(check)) return `check-started of ${check} twice`
      this.#running.add(check)
      return null
    }
    const skipped = type === 'check-finished' && event.outcome.status === 'skipped'
    if (!this.#running.has(check) && !skipped) return `${type} of ${check}, which was not started`
    if (type === 'check-finished') {
      this.#finished.add(check)
      this.#running.delete(check)
    }
    return null
  }
}

function parseEvent(line: string): LabEvent | null {
  try {
    return LabEventSchema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}

const badOutput = (what: string): LabEvent => ({
  type: 'run-faulted',
  fault: {
    code: 'bad-grader-output',
    because: `The grader said something that it must not say: ${what}.`.slice(0, 2_000),
  },
})
