// What a dialogue by IMAP has reached: judged by what was fetched, and by what the mailbox is in the end.

import { type JudgedRequirement, need, quoted } from '#graders/parts/mail-dialogue/judged-requirement.ts'
import { dialogueLines } from '#graders/parts/mail-dialogue/live/dialogue-lines.ts'
import { imapSetting } from '#graders/parts/mail-dialogue/live/imap-setting.ts'
import type { Mailbox, MailboxMessage } from '#graders/parts/mail-dialogue/mail-dialogue-part.ts'
import { presentMailbox } from '#graders/parts/mail-dialogue/present-mailbox.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { flagList } from '#protocols/imap/kept-message.ts'
import { type ImapPlay, playImap } from '#protocols/imap/play-imap.ts'

const items = { header: 'HEADER', text: 'TEXT', whole: '' } as const
type Piece = keyof typeof items

export const wantedFlags = ({ flags, becomes = flags }: MailboxMessage): ReadonlySet<string> =>
  new Set(becomes.map((name) => `\\${name}`))

export function solvedImapDialogue({ user, password, messages }: Mailbox): string {
  const commands = [`LOGIN ${atomOrQuoted(user)} ${atomOrQuoted(password)}`, 'SELECT INBOX']
  for (const [index, message] of messages.entries()) {
    const wanted = wantedFlags(message)
    const flags = new Set(message.flags.map((name) => `\\${name}`))
    if (message.fetched !== undefined) {
      const marks = !message.goes && wanted.has('\\Seen')
      if (marks) flags.add('\\Seen')
      commands.push(`FETCH ${index + 1} BODY${marks ? '' : '.PEEK'}[${items[message.fetched]}]`)
    }
    if (message.goes) commands.push(`STORE ${index + 1} +FLAGS (\\Deleted)`)
    else if (flagList(flags) !== flagList(wanted))
      commands.push(`STORE ${index + 1} FLAGS ${flagList(wanted)}`)
  }
  if (messages.some(({ goes }) => goes)) commands.push('EXPUNGE')
  return [...commands, 'LOGOUT'].map((command, index) => `a${index + 1} ${command}`).join('\n')
}

const atomOrQuoted = (text: string) =>
  /^[\w.@-]+$/u.test(text) ? text : `"${text.replaceAll(/["\\]/gu, String.raw`\$&`)}"`

export function judgeImapDialogue(mailbox: Mailbox, scope: PartScope, text: string): JudgedRequirement[] {
  const play = playImap(imapSetting(presentMailbox(mailbox, scope)), dialogueLines(text))
  const said = play.exchanges.flatMap(({ sent, response }) => (response ? [{ sent, ...response }] : []))
  const refused = said.find(({ completion }) => !/^\S+ OK/u.test(completion))
  const late = play.exchanges.find(({ response }) => response === null)
  const tags = said.map(({ tag }) => tag)
  const twice = tags.find((tag, at) => tag !== null && tags.indexOf(tag) < at)
  const opened = said.some(
    ({ name, completion }) => (name === 'SELECT' || name === 'EXAMINE') && /^\S+ OK/u.test(completion),
  )
  const order = need(
    'The server refuses nothing.',
    refused ? `${quoted(refused.sent)}: ${refused.completion}` : null,
    'Each command is possible in its state alone: first LOGIN, then a mailbox, then its messages (RFC 9051 section 3).',
  )
  const open = need(
    'The mailbox is opened.',
    opened ? null : 'none is selected',
    'Messages are those of the mailbox that SELECT or EXAMINE has opened (RFC 9051 section 6.3.2).',
  )
  const ends = need(
    'The client takes its leave.',
    late
      ? `${quoted(late.sent)} comes after LOGOUT`
      : play.state === 'logout'
        ? null
        : 'the server waits for more',
    'LOGOUT tells the server that the client is done; the server says BYE and closes (RFC 9051 section 6.1.3).',
  )
  if (!opened) return [order, { ...open, decides: true }, ends]
  const tagged = need(
    'Each command has a tag of its own.',
    twice == null ? null : `${quoted(twice)} stands before two`,
    'By its tag a client knows which command a response completes (RFC 9051 section 2.2.1).',
  )
  return [open, ...judgeMessages(mailbox, play), tagged, ends, order]
}

function judgeMessages({ messages }: Mailbox, { exchanges, messages: left }: ImapPlay): JudgedRequirement[] {
  const fetched = exchanges.flatMap(({ response }) => response?.fetched ?? [])
  const pieces = (uid: number) =>
    new Set(fetched.filter((each) => each.uid === uid).map(({ item }) => pieceOf(item)))
  const numbered = messages.map((message, index) => ({ message, uid: index + 1, of: pieces(index + 1) }))
  const missing = numbered.find(({ message, of }) => message.fetched && !covers(of, message.fetched))
  const more = numbered.find(
    ({ message, of }) => message.fetched !== 'whole' && [...of].some((piece) => piece !== message.fetched),
  )
  const isLeft = (uid: number) => left.some((each) => each.uid === uid)
  const wrongly = numbered.find(({ message, uid }) => isLeft(uid) === message.goes)
  const flagged = numbered.flatMap(({ message, uid }) => {
    const found = left.find((each) => each.uid === uid)
    return found && !message.goes && flagList(found.flags) !== flagList(wantedFlags(message)) ? [found] : []
  })[0]
  const marked = left.find(({ uid, flags }) => flags.has('\\Deleted') && messages[uid - 1]?.goes)
  return [
    need(
      'What is to be read was fetched.',
      missing ? `message ${missing.uid}: ${tellPieces(missing.of)}` : null,
      'FETCH names the messages and what of them: BODY[HEADER], BODY[TEXT], or BODY[] for the whole (RFC 9051 section 6.4.5).',
    ),
    need(
      'No more than that was fetched.',
      more ? `message ${more.uid}: ${tellPieces(more.of)}` : null,
      'What is fetched crosses the network: IMAP lets a client ask for the part that it needs (RFC 9051 section 6.4.5).',
    ),
    need(
      'The messages that are to go are gone, and no others.',
      wrongly
        ? `message ${wrongly.uid} ${isLeft(wrongly.uid) ? `is still there${marked?.uid === wrongly.uid ? ', marked as deleted' : ''}` : 'is gone'}`
        : null,
      String.raw`\Deleted is a mark; EXPUNGE, or CLOSE, takes away what is marked (RFC 9051 section 6.4.3).`,
    ),
    need(
      'Each message has the flags that it is to have.',
      flagged ? `message ${flagged.uid}: ${flagList(flagged.flags)}` : null,
      String.raw`To fetch a text sets \Seen, BODY.PEEK does not (RFC 9051 section 6.4.5); STORE sets, adds and takes away (section 6.4.6).`,
    ),
  ]
}

function pieceOf(item: string): Piece {
  if (item.includes('HEADER')) return 'header'
  return /TEXT|\[1\]/u.test(item) ? 'text' : 'whole'
}

const covers = (of: ReadonlySet<Piece>, wanted: Piece) =>
  of.has('whole') || of.has(wanted) || (wanted === 'whole' && of.has('header') && of.has('text'))

const tellPieces = (of: ReadonlySet<Piece>) => (of.size === 0 ? 'nothing' : [...of].toSorted().join(' and '))
