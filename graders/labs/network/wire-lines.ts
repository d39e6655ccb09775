// What a program says on a connection, line by line, for the protocols whose commands are lines; and whether it has
// come to a stop: it waits for us while we wait for the rest of its line, or for the next one.
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import type { PeerTools } from '#graders/labs/peers/peer.ts'

export interface WireLine {
  /** Its bytes without the end, each a character. */
  text: string
  /** Of its first byte, in all that the program sent on this connection. */
  offset: number
  end: '\r\n' | '\n'
  atMs: number
}

/** What lines are read from: a connection, or what is said inside one. */
export type Spoken = Pick<
  WireConnection,
  'received' | 'receivedAtMs' | 'programEnd' | 'isOver' | 'send' | 'close'
>

const lineFeed = 0x0a
/** A program that sleeps between two pieces of a line has not stopped; one that waits for us without end has, at once. */
const stopMs = 4_000
/** More than any check waits: only so that nothing waits for ever. */
const lineWithinMs = 60_000

export class WireLines {
  readonly #connection: Spoken
  readonly #tools: Pick<PeerTools, 'board' | 'idle'>
  #readTo = 0
  #hasStopped = false

  constructor(connection: Spoken, tools: Pick<PeerTools, 'board' | 'idle'>) {
    this.#connection = connection
    this.#tools = tools
  }

  /** Where the next line begins. */
  get readTo(): number {
    return this.#readTo
  }

  /** What has come behind the last line that was taken. */
  get unread(): Buffer {
    return this.#connection.received.subarray(this.#readTo)
  }

  /** It waits for us, and we for it. */
  get hasStopped(): boolean {
    return this.#hasStopped
  }

  /** The next line, or null where no more come. A line feed alone ends one as well: judging that is for the check. */
  async next(): Promise<WireLine | null> {
    const { board, idle } = this.#tools
    for (;;) {
      const heard = this.#connection.received.length
      const line = this.#take()
      if (line !== null) return line
      if (this.#connection.isOver) return null
      let isIdle = false
      const waited = this.#hasStopped
        ? null
        : idle(stopMs).then(() => {
            isIdle = true
            return board.notify()
          })
      // It rejects only when the check is over, and then the wait below rejects as well.
      waited?.catch(() => {})
      const somethingNew = () =>
        this.#connection.received.length > heard || this.#connection.isOver || isIdle || undefined
      await board.until(somethingNew, {
        withinMs: lineWithinMs,
        orElse: () => new Error('a line that did not come'),
      })
      this.#hasStopped = this.#connection.received.length === heard && !this.#connection.isOver
      if (this.#hasStopped) board.notify()
    }
  }

  /**
   * Gives the program time to go on with what it has: what it did, or null when it waits for more. Whether a program
   * waits shows at once where it says so by how it waits, else after `ms`.
   */
  async goesOnWithin(ms: number): Promise<'spoke' | 'closed' | null> {
    const { board, idle } = this.#tools
    let isOver = false
    const waited = idle(ms).then(() => {
      isOver = true
      return board.notify()
    })
    // As above.
    waited.catch(() => {})
    const did = () =>
      this.unread.length > 0 ? 'spoke' : this.#connection.programEnd === null ? null : 'closed'
    await board.until(() => did() !== null || isOver || undefined, {
      withinMs: lineWithinMs,
      orElse: () => new Error('a wait that did not end'),
    })
    return did()
  }

  #take(): WireLine | null {
    const all = this.#connection.received
    const at = all.indexOf(lineFeed, this.#readTo)
    if (at < 0) return null
    const isCrlf = at > this.#readTo && all[at - 1] === 0x0d
    const offset = this.#readTo
    this.#readTo = at + 1
    this.#hasStopped = false
    return {
      text: all.toString('latin1', offset, isCrlf ? at - 1 : at),
      offset,
      end: isCrlf ? '\r\n' : '\n',
      atMs: this.#connection.receivedAtMs,
    }
  }
}
