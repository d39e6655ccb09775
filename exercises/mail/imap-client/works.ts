import { imapServer, printsMessage } from '#graders/author/imap'
import { type CheckContext, check } from '#graders/author/lab'

export const soon = { withinMs: 8_000 }

type Random = CheckContext['random']

export const writeMessage = (random: Random, body = `${random.words(6)}\n${random.words(4)}\n`) =>
  `From: ${random.words(1)}@b.example\nTo: alice@a.example\nSubject: ${random.words(3)}\n\n${body}`

export const writeMessages = (random: Random) => Array.from({ length: 3 }, () => writeMessage(random))

/** What a program is given: to whom it belongs, and which message is wanted. */
export interface Wanted {
  user: string
  password: string
  number: number
}

export const want = (random: Random, number = 2): Wanted => ({
  user: `${random.words(1)}${random.integer(10, 99)}`,
  password: random.token(),
  number,
})

export const fetchIt = (
  program: CheckContext['program'],
  { host, port }: { host: string; port: number },
  { user, password, number }: Wanted,
) => program.start({ args: [host, port, user, password, number] })

const responses = [
  '* OK ready',
  'a1 OK',
  '* 3 EXISTS\\r\\na2 OK',
  '* 2 FETCH (BODY[] {21}\\r\\nSubject: hi\\r\\n\\r\\nhello\\r\\n)\\r\\na3 OK',
  '* BYE\\r\\na4 OK',
]

/**
 * Commands for the student's own machine: a server that says its responses one after the other, a second apart, for a
 * program whose tags are a1, a2 and so on, and shows what it hears; and the program beside it.
 */
export const beside = (
  change: (said: string, index: number) => string = (said) => said,
  password = 'secret',
) =>
  `(sleep 2; for r in ${responses.map((said, index) => `'${change(said, index)}'`).join(' ')}; do printf %b "$r\\r\\n"; sleep 1; done) | timeout 20 nc -lp 1143 | cat -A & sleep 1; {program} 127.0.0.1 1143 alice '${password}' 2; echo "exit status $?"`

export const connects = check('connects', {
  tier: 'works',
  says: 'Opens a TCP connection to the server.',
  points: 1,
  why: {
    says: 'IMAP is spoken over a TCP connection, which the client opens.',
    reference: 'RFC 9051 section 2.1',
  },
  tryIt: beside(),
  async run({ program, open, random }) {
    const server = await open(imapServer({ messages: writeMessages(random) }))
    await fetchIt(program, server, want(random))
    await server.accepts(soon)
  },
})

export const logsIn = check('logs-in', {
  tier: 'works',
  says: 'Logs in.',
  needs: [connects],
  points: 1,
  why: {
    says: 'A command is a tag, a name and what it needs: a1 LOGIN user password. Before it, no mailbox is open to anybody.',
    reference: 'RFC 9051 section 6.2.3',
  },
  tryIt: beside(),
  async run({ program, open, random }) {
    const server = await open(imapServer({ messages: writeMessages(random) }))
    await fetchIt(program, server, want(random))
    await server.letsIn(soon)
  },
})

export const printsIt = check('prints-message', {
  tier: 'works',
  says: 'Selects INBOX, fetches a message, and prints it.',
  needs: [logsIn],
  points: 3,
  why: {
    says: 'Messages are fetched from the mailbox that is selected; and whoever runs the program sees only what it prints.',
    reference: 'RFC 9051 section 6.4.5',
  },
  tryIt: beside(),
  async run({ program, open, random }) {
    const server = await open(imapServer({ messages: writeMessages(random) }))
    const client = await fetchIt(program, server, want(random))
    await server.isReadFrom(soon)
    await printsMessage(client, server.sentTexts(), soon)
  },
})

export const ends = check('ends', {
  tier: 'works',
  says: 'Ends by itself with exit status 0 once it has printed the message.',
  needs: [printsIt],
  points: 1,
  why: {
    says: 'Exit status 0 tells the shell, and everyone who builds on the program, that it did its work.',
  },
  tryIt: beside(),
  async run({ program, open, random }) {
    const server = await open(imapServer({ messages: writeMessages(random) }))
    const client = await fetchIt(program, server, want(random))
    await client.exits(0, soon)
  },
})
