// One connection to a mail server of ours: it replies to what it hears, as its conduct says, and notes what was said.
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import { type Spoken, type WireLine, WireLines } from '#graders/labs/network/wire-lines.ts'
import type { PeerTools } from '#graders/labs/peers/peer.ts'
import {
  cutOf,
  describeReply,
  forgive,
  momentOf,
  type SmtpConduct,
  type SmtpMoment,
  type SmtpReply,
} from '#graders/labs/peers/smtp/smtp-conduct.ts'
import { firstSpoken } from '#graders/labs/peers/tls/mail-security.ts'
import { SecuredConnection } from '#graders/labs/peers/tls/secured-connection.ts'
import { SmtpSession } from '#protocols/smtp/smtp-session.ts'

/** A line of the program's, what it was read as, and what it was told. */
export interface SaidLine extends WireLine {
  as: 'command' | 'letter' | 'credentials' | 'too late'
  moment: SmtpMoment
  replies: readonly string[]
}

export interface TakenLetter {
  from: string
  to: readonly string[]
  /** As the program sent them, from the first behind DATA, without the one that ends it. */
  lines: readonly SaidLine[]
}

/** The program went on before a reply was whole. */
interface EarlyWords {
  /** "the reply to MAIL". */
  before: string
  /** What had come of it by then. */
  shown: string
  offset: number
  atMs: number
  how: 'spoke' | 'closed'
}

const heldMs = 1_000
const host = 'mx.b.example'

export class SmtpDialogue {
  readonly connection: WireConnection
  readonly said: SaidLine[] = []
  readonly taken: TakenLetter[] = []
  readonly early: EarlyWords[] = []
  readonly #conduct: SmtpConduct
  readonly #tools: PeerTools
  readonly #session: SmtpSession
  /** The connection, or what is said inside it. */
  #spoken: Spoken
  #lines: WireLines
  #letter: SaidLine[] = []

  constructor(connection: WireConnection, conduct: SmtpConduct, tools: PeerTools) {
    this.connection = connection
    this.#conduct = conduct
    this.#tools = tools
    const { security } = conduct
    const offersTls = security?.begins === 'when-asked'
    this.#session = new SmtpSession({ host, mailboxes: null, takesCredentials: true, offersTls })
    this.#spoken = firstSpoken(connection, tools.board, security)
    this.#lines = new WireLines(this.#spoken, tools)
  }

  get lines(): WireLines {
    return this.#lines
  }

  /** What the server waits for, which the program may never send. */
  get waitsFor(): 'command' | 'letter' | 'nothing' {
    return this.#session.waitsFor
  }

  /** What is said has places that are none on the wire. */
  get isSecured(): boolean {
    return this.#spoken !== this.connection
  }

  /** Talks until one of both ends the connection. */
  async hold(): Promise<void> {
    await this.#reply('greeting', [this.#session.greeting])
    while (!this.#spoken.isOver) {
      const line = await this.lines.next()
      if (line === null) break
      await this.#answer(line)
    }
    if (!this.#spoken.isOver || this.#spoken.programEnd === 'fin') await this.#spoken.close()
  }

  async #answer(line: WireLine): Promise<void> {
    if (this.#session.waitsFor === 'letter') return this.#takeLetterLine(line)
    const wasSecured = this.#session.isSecured
    const command = forgive(line.text)
    const moment = momentOf(command)
    const told = this.#instead(moment, command)
    const isRefused = told !== null && /^[45]/.test(told[0] ?? '')
    const { as, replies } = isRefused ? { as: 'command' as const, replies: [] } : this.#session.hears(command)
    // Only what the server would have taken is told otherwise: a command out of turn keeps its own reply.
    const isOutOfTurn = /^[45]/.test(replies[0] ?? '')
    const said = { ...line, as, moment, replies: isOutOfTurn ? replies : (told ?? replies) }
    this.said.push(said)
    this.#tools.board.notify()
    await this.#reply(moment, said.replies)
    if (moment === 'QUIT' && this.#session.waitsFor === 'nothing') await this.#spoken.close()
    if (this.#session.isSecured && !wasSecured) this.#turnToTls()
  }

  #turnToTls(): void {
    const { security } = this.#conduct
    if (security === undefined) return
    const { board } = this.#tools
    this.#spoken = new SecuredConnection(this.connection, board, security, this.#lines.readTo)
    this.#lines = new WireLines(this.#spoken, this.#tools)
  }

  async #takeLetterLine(line: WireLine): Promise<void> {
    const { replies } = this.#session.hears(line.text)
    const isOver = replies.length > 0
    const told = isOver ? (this.#instead('letter', '') ?? replies) : []
    const said = { ...line, as: 'letter' as const, moment: 'letter' as const, replies: told }
    this.said.push(said)
    if (!isOver) {
      this.#letter.push(said)
      return
    }
    const delivered = this.#session.delivered.at(-1)
    if (delivered !== undefined && told[0]?.startsWith('2') && this.#conduct.hangsUpAt !== 'letter')
      this.taken.push({ from: delivered.from, to: delivered.to, lines: this.#letter })
    this.#letter = []
    this.#tools.board.notify()
    await this.#reply('letter', told)
  }

  /** What the conduct has it say instead, or null. */
  #instead(moment: SmtpMoment, command: string): readonly string[] | null {
    const { says = {}, refuses = {} } = this.#conduct
    const address = moment === 'RCPT' ? /<(?<address>[^<>]*)>/.exec(command)?.groups?.address : undefined
    const reply: SmtpReply | undefined =
      (address === undefined ? undefined : refuses[address]) ?? says[moment]
    return reply === undefined ? null : typeof reply === 'string' ? [reply] : reply
  }

  async #reply(moment: SmtpMoment, usual: readonly string[]): Promise<void> {
    const { holdsBack = {}, lateMs = {}, hangsUpAt } = this.#conduct
    const lines = moment === 'greeting' ? (this.#instead('greeting', '') ?? usual) : usual
    if (lines.length === 0) return
    if (hangsUpAt === moment) return this.#spoken.close()
    const late = lateMs[moment]
    if (late !== undefined) await this.#tools.idle(late)
    const bytes = Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1')
    const how = holdsBack[moment]
    const cut = how === undefined ? 0 : cutOf(bytes, how)
    if (cut > 0) await this.#spoken.send(bytes.subarray(0, cut))
    if (how !== undefined) await this.#watchFor(moment, bytes.toString('latin1', 0, cut))
    await this.#spoken.send(bytes.subarray(cut))
    if (lines.at(-1)?.startsWith('421')) await this.#spoken.close()
  }

  /** Gives the program time to read what came, and to go on without the rest. */
  async #watchFor(moment: SmtpMoment, shown: string): Promise<void> {
    const how = await this.lines.goesOnWithin(heldMs)
    if (how === null) return
    this.early.push({
      before: describeReply(moment),
      shown,
      offset: this.lines.readTo,
      atMs: this.#tools.board.nowMs(),
      how,
    })
  }
}
