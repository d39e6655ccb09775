import { type CheckContext, check } from '#graders/author/lab'
import { smtpServer } from '#graders/author/smtp'

export const soon = { withinMs: 8_000 }

export interface Letter {
  from: string
  to: readonly string[]
  text: string
}

type Random = CheckContext['random']
type Server = Awaited<ReturnType<ReturnType<typeof smtpServer>['open']>>['handle']

/** A letter as people write them. Its envelope is not what its header says. */
export function writeLetter(
  random: Random,
  body = `${random.words(6)}\n${random.words(4)}`,
  recipients = 1,
): Letter {
  const name = () => `${random.words(1)}${random.integer(10, 99)}`
  const from = `${name()}@a.example`
  const to = Array.from({ length: recipients }, (_, number) => `${name()}.${number + 1}@b.example`)
  const text = `From: ${name()}@a.example\nTo: ${name()}@c.example\nSubject: ${random.words(2)}\n\n${body}\n`
  return { from, to, text }
}

/** Starts the program with that letter. */
export const handIn = (
  program: CheckContext['program'],
  { host, port, authority }: Pick<Server, 'host' | 'port'> & Partial<Pick<Server, 'authority'>>,
  { from, to, text }: Letter,
) =>
  program.start({
    args: [host, port, from, ...to],
    stdin: text,
    ...(authority === undefined ? {} : { trusts: authority }),
  })

/**
 * Commands for the student's own machine: a server that says its replies one after the other, a second apart, whatever it
 * hears, and shows what it hears; and the program beside it.
 */
export const beside = (
  replies: readonly string[],
  { letter = 'Subject: hi\\n\\nhello\\n', to = 'bob@b.example' } = {},
) =>
  `(sleep 2; for r in ${replies.map((reply) => `'${reply}'`).join(' ')}; do printf %b "$r\\r\\n"; sleep 1; done) | timeout 20 nc -lp 1025 | cat -A & sleep 1; printf '${letter}' | {program} 127.0.0.1 1025 alice@a.example ${to}; echo "exit status $?"`
export const allWell = [
  '220 mx.b.example',
  '250 hello',
  '250 OK',
  '250 OK',
  '354 go on',
  '250 taken',
  '221 bye',
]

export const connects = check('connects', {
  tier: 'works',
  says: 'Opens a TCP connection to the server.',
  points: 1,
  why: {
    says: 'SMTP is spoken over a TCP connection, which the client opens.',
    reference: 'RFC 5321 section 3.1',
  },
  tryIt: beside(allWell),
  async run({ program, open, random }) {
    const server = await open(smtpServer())
    await handIn(program, server, writeLetter(random))
    await server.accepts(soon)
  },
})

export const delivers = check('delivers', {
  tier: 'works',
  says: 'Hands in a letter: says who it is, from whom and to whom, sends the letter, and ends it.',
  needs: [connects],
  points: 3,
  why: {
    says: 'The server takes a letter only when it knows who speaks, from whom and for whom it is, and where it ends.',
    reference: 'RFC 5321 section 3.3',
  },
  tryIt: beside(allWell),
  async run({ program, open, random }) {
    const server = await open(smtpServer())
    await handIn(program, server, writeLetter(random))
    await server.takesLetter(soon)
  },
})

export const ends = check('ends', {
  tier: 'works',
  says: 'Ends by itself with exit status 0 once the letter is taken.',
  needs: [delivers],
  points: 1,
  why: {
    says: 'Exit status 0 tells the shell, and everyone who builds on the program, that the letter is on its way.',
  },
  tryIt: beside(allWell),
  async run({ program, open, random }) {
    const server = await open(smtpServer())
    const client = await handIn(program, server, writeLetter(random))
    await client.exits(0, soon)
  },
})
