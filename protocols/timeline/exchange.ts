// What a browser and the servers send each other, written down as it happens.
import { EventQueue } from '#protocols/timeline/event-queue.ts'
import { Link } from '#protocols/timeline/link.ts'
import type { Message, MessageKind, Span, Timeline } from '#protocols/timeline/timeline.ts'

export interface Sent {
  label: string
  from: 'client' | 'server' | 'dns'
  to: 'client' | 'server' | 'dns'
  kind: MessageKind
  connection: number | null
  /** Of the message, over a link that it has to itself. */
  transmissionMs: number
  rttMs: number
}

export class Exchange {
  readonly #queue = new EventQueue()
  readonly #up: Link
  readonly #down: Link
  readonly #messages: Message[] = []
  readonly #spans: Span[] = []

  constructor(bandwidth: 'each' | 'shared') {
    this.#up = new Link(this.#queue, bandwidth)
    this.#down = new Link(this.#queue, bandwidth)
  }

  get nowMs(): number {
    return this.#queue.nowMs
  }

  /** Sends a message now. `left` happens when its last bit has left, `arrived` when it is there. */
  send({ transmissionMs, rttMs, ...message }: Sent, arrived: () => void, left: () => void = () => {}): void {
    const sendStartMs = this.nowMs
    const arriveStartMs = sendStartMs + rttMs / 2
    const index = this.#messages.length
    const record = (tookMs: number) => ({
      id: `m${index + 1}`,
      ...message,
      sendStartMs,
      sendEndMs: sendStartMs + tookMs,
      arriveStartMs,
      arriveEndMs: arriveStartMs + tookMs,
    })
    this.#messages.push(record(transmissionMs))
    const link = message.from === 'client' ? this.#up : this.#down
    link.transmit(transmissionMs, (tookMs) => {
      // How long it took is known only now, when others were sharing the link.
      const sent = record(tookMs)
      this.#messages[index] = sent
      this.#queue.plan(Math.max(this.nowMs, sent.arriveEndMs), arrived)
      left()
    })
  }

  /** A stretch of time that ends now. */
  span(id: string, label: string, startMs: number): void {
    this.#spans.push({ id, label, startMs, endMs: this.nowMs })
  }

  /** Plays it out from `begin` on, at most `eventsMax` events. */
  run(begin: () => void, eventsMax: number): Timeline {
    this.#queue.plan(0, begin)
    const endMs = this.#queue.run(eventsMax)
    const withDns = this.#messages.some(({ to }) => to === 'dns')
    return {
      lifelines: [
        ...(withDns ? [{ id: 'dns', label: 'Name server', side: 'server' } as const] : []),
        { id: 'client', label: 'Browser', side: 'client' },
        { id: 'server', label: 'Web server', side: 'server' },
      ],
      messages: this.#messages,
      spans: this.#spans,
      marks: [
        { id: 'click', label: 'click', lifeline: 'client', atMs: 0 },
        { id: 'complete', label: 'page complete', lifeline: 'client', atMs: endMs },
      ],
      endMs,
    }
  }
}
