// What in a dialogue is not to the letter of RFC 5321, with the place of the first such byte; or null.
import { clip } from '#graders/labs/bytes/clip.ts'
import { firstDifference } from '#graders/labs/bytes/first-difference.ts'
import type { FoundField } from '#graders/labs/peers/smtp/found-field.ts'
import type { SaidLine } from '#graders/labs/peers/smtp/smtp-dialogue.ts'

/** RFC 5321 sections 2.3.8 and 4.1.1.4: lines end in CR LF, and neither of the two stands alone anywhere. */
export function findForeignEnd(said: readonly SaidLine[]): FoundField | null {
  const line = said.find(({ end, text }) => end !== '\r\n' || text.includes('\r'))
  if (line === undefined) return null
  const { text, end, offset, atMs } = line
  const at = text.indexOf('\r')
  return {
    path: `the end of the line “${shown(text)}”`,
    expected: 'CR LF, the two bytes \\r\\n',
    actual:
      at < 0
        ? 'LF alone, the byte \\n'
        : end === '\r\n' && at === text.length - 1
          ? 'CR CR LF, the bytes \\r\\r\\n'
          : 'a CR that no LF follows',
    offset: offset + (at < 0 ? text.length : at),
    atMs,
  }
}

/** RFC 5321 section 4.1.1: commands with their arguments. A name is what has no blanks; that it exists is not asked. */
const forms: Partial<Record<SaidLine['moment'], { written: string; is: RegExp }>> = {
  EHLO: { written: 'EHLO, a blank, and the name of the client', is: /^EHLO \S+$/i },
  HELO: { written: 'HELO, a blank, and the name of the client', is: /^HELO \S+$/i },
  MAIL: { written: 'MAIL FROM:<address>', is: /^MAIL FROM:<[^<>\s]*>(?: \S+)*$/i },
  RCPT: { written: 'RCPT TO:<address>', is: /^RCPT TO:<[^<>\s]+>(?: \S+)*$/i },
  DATA: { written: 'DATA', is: /^DATA$/i },
  QUIT: { written: 'QUIT', is: /^QUIT$/i },
}

export function findLooseCommand(said: readonly SaidLine[]): FoundField | null {
  for (const { as, moment, text, offset, atMs } of said) {
    const form = as === 'command' ? forms[moment] : undefined
    if (form === undefined || form.is.test(text)) continue
    return {
      path: `how ${moment} is written`,
      expected: form.written,
      actual: clip(text.slice(0, 300)),
      offset,
      atMs,
    }
  }
  return null
}

/** @param text as the program was given it, with line feeds; a last line without one is a line like any other */
export function findOtherLetter(text: string, lines: readonly SaidLine[]): FoundField | null {
  const wanted = text.replace(/\n$/, '').split('\n')
  const actual = lines.map((line) => unstuffed(asText(line.text)))
  const [expected, received] = [wanted.join('\n'), actual.join('\n')]
  if (expected === received) return null
  const at = firstDifference(Buffer.from(expected), Buffer.from(received))
  const differs = wanted.findIndex((line, number) => line !== actual[number])
  const place = lines[differs < 0 ? wanted.length : differs] ?? lines.at(-1)
  return {
    path: 'the letter that was delivered',
    expected: clip(expected, at),
    actual: clip(received, at),
    offset: place?.offset ?? 0,
    atMs: place?.atMs ?? 0,
  }
}

/** RFC 5321 section 4.5.2: what the server takes away again. */
const unstuffed = (line: string) => (line.startsWith('.') ? line.slice(1) : line)

const asText = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8')

const shown = (text: string) => clip(text.replaceAll('\r', '\\r').slice(0, 60))
