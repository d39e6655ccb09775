// One connection to a mailbox of ours: it answers what it hears, as its conduct says, and notes what was said.
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import { type WireLine, WireLines } from '#graders/labs/network/wire-lines.ts'
import type { PeerTools } from '#graders/labs/peers/peer.ts'
import { type ImapExchange, ImapSession, type ImapSetting } from '#protocols/imap/imap-session.ts'

/** How a mailbox of ours behaves, as data. */
export interface ImapConduct extends ImapSetting {
  /** Lines without a tag before the response to each command, and behind its own: RFC 9051 section 7. */
  between?: readonly string[]
  /**
   * Where it holds the rest back until the program has had time to go on without: within the text of a message, or before
   * it says good-bye.
   */
  holdsBack?: readonly ('text' | 'LOGOUT')[]
  /** The connection ends in the middle of a message's text. */
  hangsUpInText?: boolean
}

export interface SaidCommand extends WireLine, ImapExchange {}

/** The program went on before it had all of a response. */
interface EarlyCommand {
  before: string
  offset: number
  atMs: number
  how: 'spoke' | 'closed'
}

const heldMs = 1_000

export class ImapDialogue {
  readonly connection: WireConnection
  readonly lines: WireLines
  readonly said: SaidCommand[] = []
  readonly early: EarlyCommand[] = []
  readonly #conduct: ImapConduct
  readonly #tools: PeerTools
  readonly #session: ImapSession

  constructor(connection: WireConnection, conduct: ImapConduct, tools: PeerTools) {
    this.connection = connection
    this.lines = new WireLines(connection, tools)
    this.#conduct = conduct
    this.#tools = tools
    this.#session = new ImapSession(conduct)
  }

  get isLoggedIn(): boolean {
    return this.said.some(
      ({ name, tag, completion }) => name === 'LOGIN' && completion.startsWith(`${tag} OK`),
    )
  }

  /** Talks until one of both ends the connection. */
  async hold(): Promise<void> {
    await this.#send(`${this.#session.greeting}\r\n`)
    while (!this.connection.isOver) {
      const line = await this.lines.next()
      if (line === null) break
      await this.#answer(line)
      if (this.#session.state === 'logout') break
    }
    if (!this.connection.isOver || this.connection.programEnd === 'fin') await this.connection.close()
  }

  async #answer(line: WireLine): Promise<void> {
    const exchange = this.#session.hears(line.text)
    this.said.push({ ...line, ...exchange })
    this.#tools.board.notify()
    const { between = [], holdsBack = [], hangsUpInText = false } = this.#conduct
    // A good-bye is the last that is said: RFC 9051 section 7.1.5.
    const around = exchange.name === 'LOGOUT' ? [] : between
    const all = [...around, ...exchange.untagged, ...around, exchange.completion]
    const response = all.map((each) => `${each}\r\n`).join('')
    const text = exchange.fetched[0]?.text
    if (exchange.name === 'LOGOUT' && holdsBack.includes('LOGOUT'))
      await this.#watchFor('the answer to LOGOUT')
    if (text === undefined || !(hangsUpInText || holdsBack.includes('text'))) return this.#send(response)
    const middle = response.indexOf(`}\r\n${text}`) + 3 + Math.floor(text.length / 2)
    await this.#send(response.slice(0, middle))
    if (hangsUpInText) return this.connection.close()
    await this.#watchFor('the text of the message')
    await this.#send(response.slice(middle))
  }

  async #watchFor(before: string): Promise<void> {
    const how = await this.lines.goesOnWithin(heldMs)
    if (how === null) return
    this.early.push({ before, offset: this.lines.readTo, atMs: this.#tools.board.nowMs(), how })
  }

  #send(text: string): Promise<void> {
    return this.connection.send(Buffer.from(text, 'latin1'))
  }
}
