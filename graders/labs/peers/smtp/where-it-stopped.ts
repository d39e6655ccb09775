// Why no letter came of a dialogue: how far it went, and what was missing then.
import type { ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import type { SmtpDialogue } from '#graders/labs/peers/smtp/smtp-dialogue.ts'

interface Moment {
  withinMs: number
  /** Of a program that has ended. */
  lastWords: string
  atMs: number
}

/** The first byte of a TLS handshake, and its version's: RFC 8446 section 5.1. */
const tlsHandshake = /^\x16\x03/

export function whereItStopped(
  dialogue: SmtpDialogue,
  { withinMs, lastWords, atMs }: Moment,
): ProgramMismatch {
  const { connection, lines, said, waitsFor } = dialogue
  const rest = lines.unread.toString('latin1')
  const at = { stream: 'from-program', connection: connection.number, atMs } as const
  const field = (path: string, expected: string, actual: string, offset: number): ProgramMismatch => ({
    code: 'wrong-field',
    path,
    expected,
    actual,
    where: { ...at, offset },
  })
  const foreign = said.find(({ text }) => tlsHandshake.test(text))
  if (foreign !== undefined || tlsHandshake.test(rest))
    return field(
      'the language of your program',
      'SMTP as plain text: this server speaks no TLS',
      'the beginning of a TLS handshake',
      foreign?.offset ?? lines.readTo,
    )
  if (waitsFor === 'letter') {
    return field(
      'the end of the letter',
      'a line with a dot alone: \\r\\n.\\r\\n',
      clip((rest || said.at(-1)?.text || 'nothing').slice(-120)),
      connection.received.length,
    )
  }
  if (rest !== '')
    return field(
      'the end of a command',
      '\\r\\n: only then is it a command',
      clip(rest.slice(0, 200)),
      connection.received.length,
    )
  const refused = said.findLast(({ replies }) => /^[45]/.test(replies[0] ?? ''))
  if (refused !== undefined)
    return field(
      'the dialogue',
      'a letter, handed in to its end',
      `${clip(refused.text.slice(0, 200))}, to which the server said: ${refused.replies.join(' / ')}`,
      refused.offset,
    )
  const last = said.at(-1)
  if (connection.programEnd !== null || connection.isOver || lastWords !== '')
    return {
      code: 'closed-early',
      expected: 'a letter, handed in to the server',
      actual: `your program ended the connection ${last === undefined ? 'without having said anything' : `after “${clip(last.text.slice(0, 200))}”`}${lastWords}`,
      where: at,
    }
  return {
    code: 'timeout',
    waitedFor:
      last === undefined ? 'the first command' : `what comes after “${clip(last.text.slice(0, 100))}”`,
    withinMs,
    where: at,
  }
}
