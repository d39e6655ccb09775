// A mail server of ours (RFC 5321) at which a student's client hands in a letter. It understands what real servers do,
// and takes letters for anybody; what a check asks to the letter is judged from what was said.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import type { StreamLink } from '#graders/labs/network/stream-link.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import { DialogueServer, openDialogues } from '#graders/labs/peers/dialogue-server.ts'
import type { Peer } from '#graders/labs/peers/peer.ts'
import type { FoundField } from '#graders/labs/peers/smtp/found-field.ts'
import { findForeignEnd, findLooseCommand, findOtherLetter } from '#graders/labs/peers/smtp/judge-dialogue.ts'
import type { SmtpConduct } from '#graders/labs/peers/smtp/smtp-conduct.ts'
import { SmtpDialogue, type TakenLetter } from '#graders/labs/peers/smtp/smtp-dialogue.ts'
import { whereItStopped } from '#graders/labs/peers/smtp/where-it-stopped.ts'
import type { Identity } from '#graders/labs/peers/tls/issue-certificate.ts'
import { MailProvider } from '#graders/labs/peers/tls/mail-security.ts'
import type { Where } from '#graders/outcome.ts'

interface SmtpOptions extends SmtpConduct {
  /** The conditions of its link; without, the link is clear. */
  over?: StreamLink
  port?: number
}

/** A port that needs no rights on the student's own machine; a client that has another written into it is answered there, too. */
const smtpPort = 1025

export function smtpServer({ over, port = smtpPort, ...conduct }: SmtpOptions = {}): Peer<SmtpServer> {
  return {
    open(tools) {
      const provider = new MailProvider()
      const begin = (connection: WireConnection) => {
        const security = conduct.security ?? provider.securityAt(connection.peerPort)
        return new SmtpDialogue(
          connection,
          security === undefined ? conduct : { ...conduct, security },
          tools,
        )
      }
      return openDialogues(
        { name: 'the mail server', port, over, begin },
        tools,
        (...parts) => new SmtpServer(provider, ...parts),
      )
    },
  }
}

export class SmtpServer extends DialogueServer<SmtpDialogue> {
  readonly #provider: MailProvider

  constructor(provider: MailProvider, ...parts: ConstructorParameters<typeof DialogueServer<SmtpDialogue>>) {
    super(...parts)
    this.#provider = provider
  }

  /** Who vouches for it at ports where it speaks TLS (465, 587), for a program that has one of them written into it. */
  get authority(): Identity {
    return this.#provider.authority
  }

  /** A letter is handed in, whatever it says; what stopped it is the mismatch. */
  async takesLetter({ withinMs }: { withinMs: number }): Promise<void> {
    await this.first(withinMs)
    await this.#until(() => this.#letters.length > 0, withinMs)
  }

  /** The program has said what it had to say, and the connection is over. */
  async seesEnd({ withinMs }: { withinMs: number }): Promise<void> {
    await this.first(withinMs)
    await this.#until(() => this.dialogues.every(({ connection }) => connection.isOver), withinMs)
  }

  /** One letter, from `from` to all of `to` on its envelope, in whatever order. */
  heardEnvelope({ from, to }: { from: string; to: readonly string[] }): void {
    const letter = this.#letter()
    if (this.#letters.length > 1) throw this.#wrong('number of letters', '1', String(this.#letters.length))
    if (letter.from !== from)
      throw this.#wrong('the sender on the envelope (MAIL FROM)', from, letter.from, 'MAIL')
    const [wanted, actual] = [to, letter.to].map((addresses) => addresses.toSorted().join(', '))
    if (wanted !== actual)
      throw this.#wrong('the recipients on the envelope (RCPT TO)', wanted ?? '', actual ?? '', 'RCPT')
  }

  /** The letter is `text`, line by line, without the dots that protect dots. */
  heardLetter(text: string): void {
    const found = findOtherLetter(text, this.#letter().lines)
    if (found !== null) throw this.#failure(found)
  }

  /** Every line, of commands and of the letter, ended in CR LF. */
  sawOnlyCrlf(): void {
    for (const { said } of this.dialogues) {
      const found = findForeignEnd(said)
      if (found !== null) throw this.#failure(found)
    }
  }

  /** Every command was written as RFC 5321 section 4.1.1 says. */
  sawStrictCommands(): void {
    for (const { said } of this.dialogues) {
      const found = findLooseCommand(said)
      if (found !== null) throw this.#failure(found)
    }
  }

  /** Nothing was said, and the connection not closed, before the reply to what was said last was whole. */
  wasHeardOut(): void {
    const found = this.#cutShort()
    if (found !== null) throw found
  }

  #cutShort(): CheckFailure | null {
    const early = this.dialogues.flatMap((dialogue) => dialogue.early)[0]
    if (early === undefined) return null
    const { before, shown, offset, atMs, how } = early
    return this.#failure({
      path: how === 'spoke' ? 'when your program went on' : 'when your program closed the connection',
      expected: `after ${before} was whole`,
      actual:
        shown === ''
          ? `before a byte of ${before} had come`
          : `when of ${before} only ${clip(shown).replaceAll('\r\n', '\\r\\n')} had come`,
      offset,
      atMs,
    })
  }

  /** The last that was said is QUIT. */
  heardQuit(): void {
    const said = this.dialogues.flatMap((dialogue) => dialogue.said)
    if (said.some(({ moment, as }) => moment === 'QUIT' && as === 'command')) return
    const last = said.at(-1)
    const actual = last === undefined ? 'nothing' : `the end of the connection, after ${quoted(last.text)}`
    throw this.#wrong('the end of the dialogue', 'the command QUIT', actual)
  }

  /** What followed a refusal was no letter: neither one that was taken, nor the lines of one, read as commands. */
  heardNoLetter(): void {
    const said = this.dialogues.flatMap((dialogue) => dialogue.said)
    const astray = said.find(
      ({ as, moment, replies }) =>
        as === 'command' && moment === 'another command' && replies[0]?.startsWith('5') === true,
    )
    const stray = this.#letters[0]?.lines[0] ?? astray
    if (stray === undefined) return
    throw this.#failure({
      path: 'what came after the refusal',
      expected: 'no letter: another try, or QUIT',
      actual: quoted(stray.text),
      offset: stray.offset,
      atMs: stray.atMs,
    })
  }

  get #letters(): readonly TakenLetter[] {
    return this.dialogues.flatMap(({ taken }) => taken)
  }

  #letter(): TakenLetter {
    const [letter] = this.#letters
    if (letter === undefined) throw this.#stopped(0)
    return letter
  }

  #until(isDone: () => boolean, withinMs: number): Promise<true> {
    return this.until(isDone, withinMs, () => this.#stopped(withinMs))
  }

  #stopped(withinMs: number): CheckFailure {
    const dialogue = this.tellingDialogue
    if (dialogue === undefined) return this.noConnection()
    // Who takes half a reply for a whole one is out of step from then on: that is the cause of what follows.
    const cutShort = this.#cutShort()
    if (cutShort !== null) return cutShort
    const lastWords = this.tools.programIsGone()?.lastWords ?? ''
    const stopped = whereItStopped(dialogue, { withinMs, lastWords, atMs: this.tools.board.nowMs() })
    return new CheckFailure(dialogue.isSecured ? { ...stopped, where: timeOf(stopped.where) } : stopped)
  }

  /** Where the last command of that kind stands, or the end of what was said. */
  #wrong(path: string, expected: string, actual: string, moment?: 'MAIL' | 'RCPT'): CheckFailure {
    const said = this.dialogues.flatMap((dialogue) => dialogue.said)
    const at = said.findLast((line) => moment === undefined || line.moment === moment) ?? said.at(-1)
    return this.#failure({ path, expected, actual, offset: at?.offset ?? 0, atMs: at?.atMs ?? 0 })
  }

  #failure({ offset, atMs, ...field }: FoundField): CheckFailure {
    const dialogue = this.tellingDialogue
    const connection = dialogue?.connection.number ?? 0
    const place = dialogue?.isSecured === true ? {} : { offset }
    const where = { stream: 'from-program', connection, ...place, atMs } as const
    return new CheckFailure({ code: 'wrong-field', ...field, where })
  }
}

/** Without the place among the bytes of the wire, which are not those that were said. */
function timeOf(where: Where | undefined): Where | undefined {
  if (where === undefined) return undefined
  const { offset: _among, ...rest } = where
  return rest
}

const quoted = (line: string) => (line === '' ? 'an empty line' : clip(line.slice(0, 200)))
