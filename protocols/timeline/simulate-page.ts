// Loading a page over HTTP/1.1, event by event. The base file comes first, since only it names the objects.
//
// With `connection: 'close'` (RFC 9112 section 9.6) every file has a TCP connection of its own, at most `parallel`
// at a time; closing costs nothing, because the next connection does not wait for the old one's FIN. Otherwise
// connections stay open (section 9.3). One by one, the next file goes to whichever connection is free first;
// pipelined (section 9.3.2), the objects are dealt out to the connections in turn, requests leave back to back, and
// the server answers each connection's requests in the order in which they came, one reply after the other.
import { Exchange } from '#protocols/timeline/exchange.ts'
import { assertPossible, type Page } from '#protocols/timeline/page.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

interface Connection {
  readonly number: number
  /** Since when the browser waits for what comes next over it: it was opened, it asked, or the last file came. */
  waitingSinceMs: number | null
  /** Replies that the server still has to send over it. */
  readonly due: (() => void)[]
}

/** Throws a RangeError on inputs that no page can have. */
export function simulatePage(page: Page): Timeline {
  assertPossible(page)
  const exchange = new Exchange(page.bandwidth)
  const waiting = Array.from({ length: page.objects }, (_, index) => index + 1)
  const useful = Math.max(1, Math.min(page.parallel, page.objects))
  const idle: Connection[] = []
  let opened = 0
  let baseArrived = false

  function lookUp(server: number): void {
    const rttMs = page.dnsRttsMs[server]
    if (rttMs === undefined) {
      if (server > 0) exchange.span('dns', 'DNS look-up', 0)
      return begin()
    }
    const which = page.dnsRttsMs.length > 1 ? ` ${server + 1}` : ''
    const common = { connection: null, transmissionMs: 0, rttMs }
    const ask = { ...common, kind: 'dns-query', from: 'client', to: 'dns', label: `query${which}` } as const
    const reply = {
      ...common,
      kind: 'dns-response',
      from: 'dns',
      to: 'client',
      label: `answer${which}`,
    } as const
    exchange.send(ask, () => exchange.send(reply, () => lookUp(server + 1)))
  }

  function begin(): void {
    open((first) => ask(first, 0, () => baseFileIsThere(first)))
    if (page.connection === 'close' || page.opening === 'after-the-base-file') return
    while (opened < useful) open(takeWork)
  }

  function baseFileIsThere(first: Connection): void {
    baseArrived = true
    if (page.connection === 'close') {
      for (const file of waiting.splice(0, page.parallel)) fetchAlone(file)
      return
    }
    for (const connection of [first, ...idle]) takeWork(connection)
    if (page.opening === 'after-the-base-file') while (opened < useful) open(takeWork)
  }

  /** A file over a connection of its own; then the next one that waits. */
  function fetchAlone(file: number): void {
    open((connection) =>
      ask(connection, file, () => {
        for (const next of waiting.splice(0, 1)) fetchAlone(next)
      }),
    )
  }

  /** Asks over an open connection for what is still wanted; before the base file is there, nothing is. */
  function takeWork(connection: Connection): void {
    if (!baseArrived) {
      idle.push(connection)
      return
    }
    if (page.connection === 'one-by-one') {
      const file = waiting.shift()
      if (file !== undefined) ask(connection, file, () => takeWork(connection))
      return
    }
    const mine = waiting.filter((file) => (file - 1) % useful === connection.number)
    const askNext = (): void => {
      const file = mine.shift()
      if (file !== undefined) ask(connection, file, () => {}, askNext)
    }
    askNext()
  }

  function open(ready: (connection: Connection) => void): void {
    const connection: Connection = { number: opened, waitingSinceMs: exchange.nowMs, due: [] }
    opened += 1
    if (page.handshake === 'not-counted') return ready(connection)
    const common = {
      kind: 'handshake',
      connection: connection.number,
      transmissionMs: page.controlTransmissionMs,
      rttMs: page.rttMs,
    } as const
    exchange.send({ ...common, from: 'client', to: 'server', label: 'SYN' }, () =>
      exchange.send({ ...common, from: 'server', to: 'client', label: 'SYN + ACK' }, () => ready(connection)),
    )
  }

  /** Asks for file `file` (0 is the base file): `asked` when the request has left, `arrived` when the file is there. */
  function ask(connection: Connection, file: number, arrived: () => void, asked?: () => void): void {
    // A connection that was opened ahead has waited for nobody.
    if (file > 0 && idle.includes(connection)) {
      idle.splice(idle.indexOf(connection), 1)
      connection.waitingSinceMs = exchange.nowMs
    }
    connection.waitingSinceMs ??= exchange.nowMs
    const common = { connection: connection.number, rttMs: page.rttMs }
    const name = file === 0 ? 'base file' : `object ${file}`
    const request = {
      ...common,
      from: 'client',
      to: 'server',
      kind: 'request',
      label: `GET ${name}`,
    } as const
    const reply = { ...common, from: 'server', to: 'client', kind: 'response', label: name } as const
    const ownMs = page.objectTransmissionsMs?.[file - 1] ?? page.objectTransmissionMs
    const transmissionMs = file === 0 ? page.baseTransmissionMs : ownMs
    const finish = (): void => {
      exchange.span(`file-${file}`, name, connection.waitingSinceMs ?? 0)
      connection.waitingSinceMs = page.connection === 'pipelined' && file > 0 ? exchange.nowMs : null
      arrived()
    }
    const answer = (): void =>
      exchange.send({ ...reply, transmissionMs }, finish, () => {
        connection.due.shift()
        connection.due[0]?.()
      })
    const take = (): void => {
      connection.due.push(answer)
      if (connection.due.length === 1) answer()
    }
    exchange.send({ ...request, transmissionMs: page.controlTransmissionMs }, take, asked)
  }

  const exchanges = page.objects + page.dnsRttsMs.length + 1
  return exchange.run(() => lookUp(0), 40 * exchanges)
}
