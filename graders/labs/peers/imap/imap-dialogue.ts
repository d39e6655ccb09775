// One connection to a mailbox of ours: it answers what it hears, as its conduct says, and notes what was said.
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import { type Spoken, type WireLine, WireLines } from '#graders/labs/network/wire-lines.ts'
import type { PeerTools } from '#graders/labs/peers/peer.ts'
import { firstSpoken, type MailSecurity } from '#graders/labs/peers/tls/mail-security.ts'
import { SecuredConnection } from '#graders/labs/peers/tls/secured-connection.ts'
import { type ImapExchange, ImapSession, type ImapSetting } from '#protocols/imap/imap-session.ts'

/** How a mailbox of ours behaves, as data. */
export interface ImapConduct extends Omit<ImapSetting, 'offersTls'> {
  /** Without, nothing is encrypted. */
  security?: MailSecurity
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
  readonly said: SaidCommand[] = []
  readonly early: EarlyCommand[] = []
  readonly #conduct: ImapConduct
  readonly #tools: PeerTools
  readonly #session: ImapSession
  /** The connection, or what is said inside it. */
  #spoken: Spoken
  #lines: WireLines

  constructor(connection: WireConnection, conduct: ImapConduct, tools: PeerTools) {
    this.connection = connection
    this.#conduct = conduct
    this.#tools = tools
    const { security, ...setting } = conduct
    this.#session = new ImapSession({ ...setting, offersTls: security?.begins === 'when-asked' })
    this.#spoken = firstSpoken(connection, tools.board, security)
    this.#lines = new WireLines(this.#spoken, tools)
  }

  get lines(): WireLines {
    return this.#lines
  }

  get isLoggedIn(): boolean {
    return this.said.some(
      ({ name, tag, completion }) => name === 'LOGIN' && completion.startsWith(`${tag} OK`),
    )
  }

  /** Talks until one of both ends the connection. */
  async hold(): Promise<void> {
    await this.#send(`${this.#session.greeting}\r\n`)
    while (!this.#spoken.isOver) {
      const line = await this.lines.next()
      if (line === null) break
      await this.#answer(line)
      if (this.#session.state === 'logout') break
    }
    if (!this.#spoken.isOver || this.#spoken.programEnd === 'fin') await this.#spoken.close()
  }

  async #answer(line: WireLine): Promise<void> {
    const wasSecured = this.#session.isSecured
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
    if (text === undefined || !(hangsUpInText || holdsBack.includes('text'))) {
      await this.#send(response)
      if (this.#session.isSecured && !wasSecured) this.#turnToTls()
      return
    }
    const middle = response.indexOf(`}\r\n${text}`) + 3 + Math.floor(text.length / 2)
    await this.#send(response.slice(0, middle))
    if (hangsUpInText) return this.#spoken.close()
    await this.#watchFor('the text of the message')
    await this.#send(response.slice(middle))
  }

  #turnToTls(): void {
    const { security } = this.#conduct
    if (security === undefined) return
    const { board } = this.#tools
    this.#spoken = new SecuredConnection(this.connection, board, security, this.#lines.readTo)
    this.#lines = new WireLines(this.#spoken, this.#tools)
  }

  async #watchFor(before: string): Promise<void> {
    const how = await this.lines.goesOnWithin(heldMs)
    if (how === null) return
    this.early.push({ before, offset: this.lines.readTo, atMs: this.#tools.board.nowMs(), how })
  }

  #send(text: string): Promise<void> {
    return this.#spoken.send(Buffer.from(text, 'latin1'))
  }
}
