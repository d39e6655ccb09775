// What a dialogue by SMTP has reached: judged by the letter in the mailboxes, and by how the server answered.

import { type JudgedRequirement, need, quoted } from '#graders/parts/mail-dialogue/judged-requirement.ts'
import { dialogueLines } from '#graders/parts/mail-dialogue/live/dialogue-lines.ts'
import { getMailTask, type MailDialoguePart } from '#graders/parts/mail-dialogue/mail-dialogue-part.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { playSmtp, stuffed } from '#protocols/smtp/play-smtp.ts'
import type { DeliveredLetter } from '#protocols/smtp/smtp-server-setting.ts'

interface WantedLetter {
  from: string
  to: readonly string[]
  header: readonly [name: string, value: string | null][]
  body: readonly string[]
}

/** Throws for a part that reads a mailbox. */
function getSending(part: MailDialoguePart) {
  const { sends } = getMailTask(part)
  if (!sends) throw new RangeError(`“${part.id}” sends no letter`)
  return sends
}

const wantedLetter = perVariant((part: MailDialoguePart, scope: PartScope): WantedLetter => {
  const { delivers } = getSending(part)
  return {
    from: delivers.from,
    to: delivers.to,
    header: Object.entries(delivers.header).map(([name, value]) => [
      name,
      value === null ? null : scope.fillExactly(value),
    ]),
    body: dialogueLines(scope.fillExactly(delivers.body)),
  }
})

export function solvedSmtpDialogue(part: MailDialoguePart, scope: PartScope): string {
  const { from, to, header, body } = wantedLetter(part, scope)
  const fields = header.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return [
    `EHLO ${getSending(part).client}`,
    `MAIL FROM:<${from}>`,
    ...to.map((address) => `RCPT TO:<${address}>`),
    'DATA',
    ...stuffed([...fields, '', ...body]),
    '.',
    'QUIT',
  ].join('\n')
}

export function judgeSmtpDialogue(
  part: MailDialoguePart,
  scope: PartScope,
  text: string,
): JudgedRequirement[] {
  const { exchanges, delivered, waitsFor } = playSmtp(getSending(part).server, dialogueLines(text))
  const wanted = wantedLetter(part, scope)
  const refused = exchanges.find(({ replies }) => replies.at(-1)?.startsWith('5'))
  const late = exchanges.find(({ as }) => as === 'too late')
  const [letter] = delivered
  const order = need(
    'The server refuses nothing.',
    refused ? `${quoted(refused.sent)}: ${refused.replies.at(-1)}` : null,
    'Each command is possible only after those before it, and in its exact form (RFC 5321 sections 3.3 and 4.1.4).',
  )
  const taken = need(
    'One letter is taken.',
    delivered.length === 1
      ? null
      : delivered.length > 1
        ? `${delivered.length} letters`
        : waitsFor === 'letter'
          ? 'the server still waits for the rest of a letter'
          : 'no letter',
    'A letter is taken when the server says 250 to the line that ends it (RFC 5321 section 4.1.1.4).',
  )
  const ends = need(
    'The connection is ended in order.',
    late
      ? `${quoted(late.sent)} comes when the connection is closed`
      : waitsFor === 'nothing'
        ? null
        : 'the server waits for more',
    'A client says that it leaves, and waits for the answer (RFC 5321 section 4.1.1.10).',
  )
  if (!letter) return [order, { ...taken, decides: true }, ends]
  return [order, taken, ...judgeLetter(letter, wanted), ends].toSorted(
    // What was refused may only be the reason why something else is missing: a wrong letter tells more.
    (a, b) => Number(a === order) - Number(b === order),
  )
}

const requirement = (says: string, met: boolean, actual: string, why: string): JudgedRequirement => ({
  says,
  met,
  actual,
  why,
})

function judgeLetter(letter: DeliveredLetter, wanted: WantedLetter): JudgedRequirement[] {
  const empty = letter.lines.indexOf('')
  const head = empty < 0 ? letter.lines : letter.lines.slice(0, empty)
  const body = empty < 0 ? [] : letter.lines.slice(empty + 1)
  const wrongField = wanted.header.find(([name, value]) => fieldOf(head, name) !== value)
  const strange = head.find((line) => !/^[!-9;-~]+:/u.test(line) && !/^[ \t]/u.test(line))
  const differs = Math.max(
    0,
    Array.from({ length: Math.max(body.length, wanted.body.length) }).findIndex(
      (_, at) => body[at] !== wanted.body[at],
    ),
  )
  const sameBody = body.length === wanted.body.length && body.every((line, at) => line === wanted.body[at])
  return [
    requirement(
      'The envelope says from whom the letter is.',
      letter.from.toLowerCase() === wanted.from,
      letter.from === '' ? 'nobody' : letter.from,
      'It is where a notice goes if the letter cannot be delivered (RFC 5321 section 6.1).',
    ),
    requirement(
      'The envelope says to whom it goes, and to nobody else.',
      letter.to.length === wanted.to.length && wanted.to.every((address) => letter.to.includes(address)),
      letter.to.join(', '),
      'The server looks at the envelope alone: who stands in the header only gets no copy by that (RFC 5321 section 2.3.1).',
    ),
    requirement(
      'The letter has a header and a body, with an empty line between them.',
      strange === undefined && empty >= 0,
      strange === undefined ? 'no empty line' : `${quoted(strange)} in the header`,
      'The first empty line ends the header (RFC 5322 section 2.1).',
    ),
    requirement(
      'The header says what was asked for.',
      wrongField === undefined,
      wrongField === undefined ? '' : (headerWords(head, wrongField[0]) ?? `no ${wrongField[0]}`),
      'The header is a part of the letter: the server does not write it (RFC 5322 section 3.6).',
    ),
    requirement(
      'The body is what was asked for, line by line.',
      sameBody,
      body[differs] === undefined ? `${body.length} lines` : `line ${differs + 1}: ${quoted(body[differs])}`,
      'The receiver takes one dot away from each line that begins with one (RFC 5321 section 4.5.2).',
    ),
  ]
}

/** Null where there is no such field. */
function fieldOf(head: readonly string[], name: string): string | null {
  const line = head.find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`))
  return line === undefined ? null : line.slice(name.length + 1).trim()
}

function headerWords(head: readonly string[], name: string): string | null {
  const value = fieldOf(head, name)
  return value === null ? null : `${name}: ${value}`
}
