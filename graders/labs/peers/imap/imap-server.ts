// A mailbox of ours (RFC 9051) from which a student's client fetches messages.
import { CheckFailure, type ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import type { StreamLink } from '#graders/labs/network/stream-link.ts'
import { DialogueServer, openDialogues } from '#graders/labs/peers/dialogue-server.ts'
import { type ImapConduct, ImapDialogue, type SaidCommand } from '#graders/labs/peers/imap/imap-dialogue.ts'
import type { Peer } from '#graders/labs/peers/peer.ts'

interface ImapOptions extends Partial<Omit<ImapConduct, 'messages'>> {
  /** Text with line feeds, in UTF-8, as the program is to print it; as a function, by the tag of the command. */
  messages?: readonly string[] | ((tag: string) => readonly string[])
  /** The conditions of its link; without, the link is clear. */
  over?: StreamLink
  port?: number
}

/** A port that needs no rights on the student's own machine. */
const imapPort = 1143

export function imapServer({
  over,
  port = imapPort,
  messages = [],
  ...options
}: ImapOptions = {}): Peer<ImapServer> {
  const onTheWire = (tag: string) => (typeof messages === 'function' ? messages(tag) : messages).map(asOctets)
  const conduct: ImapConduct = { login: null, ...options, messages: onTheWire }
  return {
    open: (tools) =>
      openDialogues(
        {
          name: 'the mailbox',
          port,
          over,
          begin: (connection) => new ImapDialogue(connection, conduct, tools),
        },
        tools,
        (...parts) => new ImapServer(...parts),
      ),
  }
}

export class ImapServer extends DialogueServer<ImapDialogue> {
  /** The program logs in. */
  async letsIn({ withinMs }: { withinMs: number }): Promise<void> {
    await this.first(withinMs)
    await this.#until(() => this.dialogues.some(({ isLoggedIn }) => isLoggedIn), 'a log-in', withinMs)
  }

  /** The program fetches the text of a message, whichever it is; what stopped it is the mismatch. */
  async isReadFrom({ withinMs }: { withinMs: number }): Promise<void> {
    await this.first(withinMs)
    const isRead = () => this.#said.some(({ fetched }) => fetched.length > 0)
    await this.#until(isRead, 'the text of a message fetched', withinMs)
  }

  /** The texts that were fetched, with line feeds. */
  sentTexts(): string[] {
    const texts = this.#said.flatMap(({ fetched }) => fetched.map(({ text }) => text))
    return texts.map((text) => Buffer.from(text, 'latin1').toString('utf8').replaceAll('\r\n', '\n'))
  }

  /** The text of this message was fetched, and of no other. */
  sentOnly(number: number): void {
    for (const said of this.#said) {
      const other = said.fetched.find((part) => part.number !== number)
      if (other === undefined) continue
      throw this.#wrong(
        'the number of the message that was fetched',
        String(number),
        String(other.number),
        said,
      )
    }
  }

  /** Every command ended in CR LF and had a tag of its own. */
  sawStrictCommands(): void {
    const tags = new Set<string>()
    for (const said of this.#said) {
      if (said.end !== '\r\n' || said.text.includes('\r'))
        throw this.#wrong(
          'the end of a command',
          'CR LF, the two bytes \\r\\n',
          'LF alone, the byte \\n',
          said,
        )
      if (said.tag === null || tags.has(said.tag))
        throw this.#wrong('the tag of a command', 'one that no command before it had', shown(said.text), said)
      tags.add(said.tag)
    }
  }

  /** The last that was said is LOGOUT, and its answer was awaited. */
  heardLogout(): void {
    const last = this.#said.at(-1)
    if (last?.name !== 'LOGOUT')
      throw this.#wrong(
        'the end of the dialogue',
        'the command LOGOUT',
        `the end of the connection, after ${shown(last?.text ?? '')}`,
        last,
      )
    this.wasHeardOut()
  }

  /** Nothing was said, and the connection not closed, before a response had come whole. */
  wasHeardOut(): void {
    const found = this.#cutShort()
    if (found !== null) throw new CheckFailure(found)
  }

  #cutShort(): ProgramMismatch | null {
    const early = this.dialogues.flatMap((dialogue) => dialogue.early)[0]
    if (early === undefined) return null
    return {
      code: 'wrong-field',
      path: early.how === 'spoke' ? 'when your program went on' : 'when your program closed the connection',
      expected: `after ${early.before} had come whole`,
      actual: `before ${early.before} had come whole`,
      where: { stream: 'from-program', connection: 0, offset: early.offset, atMs: early.atMs },
    }
  }

  /** The connection is over, as the program has said all or has ended. */
  async seesEnd({ withinMs }: { withinMs: number }): Promise<void> {
    await this.first(withinMs)
    await this.#until(() => this.dialogues.every(({ connection }) => connection.isOver), 'a LOGOUT', withinMs)
  }

  get #said(): readonly SaidCommand[] {
    return this.dialogues.flatMap(({ said }) => said)
  }

  #until(isDone: () => boolean, wanted: string, withinMs: number): Promise<true> {
    return this.until(isDone, withinMs, () => new CheckFailure(this.#stopped(wanted, withinMs)))
  }

  /** How far it went, and what was missing then. */
  #stopped(wanted: string, withinMs: number): ProgramMismatch {
    const dialogue = this.tellingDialogue
    if (dialogue === undefined) return this.noConnection().mismatch
    const cutShort = this.#cutShort()
    if (cutShort !== null) return cutShort
    const { connection, lines, said } = dialogue
    const where = {
      stream: 'from-program',
      connection: connection.number,
      atMs: this.tools.board.nowMs(),
    } as const
    const rest = lines.unread.toString('latin1')
    if (rest !== '')
      return {
        code: 'wrong-field',
        path: 'the end of a command',
        expected: '\\r\\n: only then is it a command',
        actual: shown(rest),
        where: { ...where, offset: connection.received.length },
      }
    const last = said.at(-1)
    // The first refusal is the cause of those that follow.
    const refused = said.find(({ completion }) => / (?:NO|BAD) /.test(` ${completion.replace(/^\S+/, '')}`))
    if (refused !== undefined)
      return {
        code: 'wrong-field',
        path: 'the dialogue',
        expected: wanted,
        actual: `${shown(refused.text)}, to which the server said: ${refused.completion}`,
        where: { ...where, offset: refused.offset },
      }
    if (connection.isOver || this.tools.programIsGone() !== null)
      return {
        code: 'closed-early',
        expected: wanted,
        actual: `your program ended the connection ${last === undefined ? 'without having said anything' : `after ${shown(last.text)}`}${this.tools.programIsGone()?.lastWords ?? ''}`,
        where,
      }
    return {
      code: 'timeout',
      waitedFor: last === undefined ? 'the first command' : `what comes after “${shown(last.text)}”`,
      withinMs,
      where,
    }
  }

  #wrong(path: string, expected: string, actual: string, at: SaidCommand | undefined): CheckFailure {
    const where = {
      stream: 'from-program',
      connection: 0,
      offset: at?.offset ?? 0,
      atMs: at?.atMs ?? 0,
    } as const
    return new CheckFailure({ code: 'wrong-field', path, expected, actual, where })
  }
}

const asOctets = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n')).toString('latin1')

const shown = (line: string) => (line === '' ? 'an empty line' : clip(line.slice(0, 200)))
