// Loading a page over non-persistent HTTP, event by event. A browser that keeps no connection open (RFC 9112
// section 9.3: "Connection: close") opens one TCP connection per file: the base file first, since only it names
// the objects, then every object on its own connection, at most `parallel` of them at a time. Closing costs
// nothing: the next connection does not wait for the old one's FIN to be acknowledged.
import { EventQueue } from '#protocols/timeline/event-queue.ts'
import type { Message, MessageKind, Span, Timeline } from '#protocols/timeline/timeline.ts'

export interface NonPersistentPage {
  /** Round-trip time between browser and server; each way takes half of it. */
  rttMs: number
  /** Files that the base file refers to, 0 to 100. */
  objects: number
  baseTransmissionMs: number
  /** Of each object. Connections do not slow each other down. */
  objectTransmissionMs: number
  /** Transmission time of SYN, SYN + ACK and request each; 0 when control packets are free. */
  controlTransmissionMs: number
  /** Whether opening a connection takes its round trip, or is left out of the account. */
  handshake: 'counted' | 'not-counted'
  /** Connections open at a time, from 1. */
  parallel: number
  /** Round-trip times of the name servers asked one after the other before the first connection. */
  dnsRttsMs: readonly number[]
}

export const objectsMax = 100

/** Throws a RangeError on inputs that no page can have. */
export function simulateNonPersistent(page: NonPersistentPage): Timeline {
  assertPossible(page)
  const queue = new EventQueue()
  const messages: Message[] = []
  const spans: Span[] = []
  const waiting = Array.from({ length: page.objects }, (_, index) => index + 1)
  let connections = 0

  /** Sends one message now; `arrived` happens when its last bit is there. */
  function send(
    message: { label: string; from: string; to: string; kind: MessageKind; connection: number | null },
    transmissionMs: number,
    rttMs: number,
    arrived: () => void,
  ): void {
    const sendStartMs = queue.nowMs
    const arriveStartMs = sendStartMs + rttMs / 2
    messages.push({
      id: `m${messages.length + 1}`,
      ...message,
      sendStartMs,
      sendEndMs: sendStartMs + transmissionMs,
      arriveStartMs,
      arriveEndMs: arriveStartMs + transmissionMs,
    })
    queue.plan(arriveStartMs + transmissionMs, arrived)
  }

  function lookUp(server: number): void {
    const rttMs = page.dnsRttsMs[server]
    if (rttMs === undefined) {
      if (server > 0) spans.push({ id: 'dns', label: 'DNS look-up', startMs: 0, endMs: queue.nowMs })
      return fetchFile(0)
    }
    const ask = { kind: 'dns-query', from: 'client', to: 'dns', label: 'query', connection: null } as const
    const reply = {
      kind: 'dns-response',
      from: 'dns',
      to: 'client',
      label: 'answer',
      connection: null,
    } as const
    send(ask, 0, rttMs, () => send(reply, 0, rttMs, () => lookUp(server + 1)))
  }

  /** Opens a connection, asks for file `file` (0 is the base file) and reads it to its last bit. */
  function fetchFile(file: number): void {
    const connection = connections++
    const startMs = queue.nowMs
    const name = file === 0 ? 'base file' : `object ${file}`
    const up = { from: 'client', to: 'server', connection } as const
    const down = { from: 'server', to: 'client', connection } as const
    const control = page.controlTransmissionMs
    const ask = () => send({ ...up, kind: 'request', label: `GET ${name}` }, control, page.rttMs, answer)
    const answer = () => {
      const transmissionMs = file === 0 ? page.baseTransmissionMs : page.objectTransmissionMs
      send({ ...down, kind: 'response', label: name }, transmissionMs, page.rttMs, finish)
    }
    const finish = () => {
      spans.push({ id: `file-${file}`, label: name, startMs, endMs: queue.nowMs })
      const free = file === 0 ? page.parallel : 1
      for (const next of waiting.splice(0, free)) fetchFile(next)
    }
    if (page.handshake === 'not-counted') return ask()
    const accept = () => send({ ...down, kind: 'handshake', label: 'SYN + ACK' }, control, page.rttMs, ask)
    send({ ...up, kind: 'handshake', label: 'SYN' }, control, page.rttMs, accept)
  }

  queue.plan(0, () => lookUp(0))
  const endMs = queue.run(10 * (page.objects + page.dnsRttsMs.length + 1))
  const withDns = page.dnsRttsMs.length > 0
  return {
    lifelines: [
      ...(withDns ? [{ id: 'dns', label: 'Name server', side: 'server' } as const] : []),
      { id: 'client', label: 'Browser', side: 'client' },
      { id: 'server', label: 'Web server', side: 'server' },
    ],
    messages,
    spans,
    marks: [
      { id: 'click', label: 'click', lifeline: 'client', atMs: 0 },
      { id: 'complete', label: 'page complete', lifeline: 'client', atMs: endMs },
    ],
    endMs,
  }
}

function assertPossible(page: NonPersistentPage): void {
  const times = [
    page.rttMs,
    page.baseTransmissionMs,
    page.objectTransmissionMs,
    page.controlTransmissionMs,
    ...page.dnsRttsMs,
  ]
  if (times.some((time) => !(time >= 0 && time < 1e12))) {
    throw new RangeError('timeline: a time must be from 0 to 10^12 ms')
  }
  if (!Number.isInteger(page.objects) || page.objects < 0 || page.objects > objectsMax) {
    throw new RangeError(`timeline: the number of objects must be a whole number from 0 to ${objectsMax}`)
  }
  if (!Number.isInteger(page.parallel) || page.parallel < 1) {
    throw new RangeError('timeline: the number of parallel connections must be a whole number from 1')
  }
  if (page.dnsRttsMs.length > 50) throw new RangeError('timeline: at most 50 DNS look-ups')
}
