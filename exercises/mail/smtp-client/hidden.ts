import { check, hiddenChecks } from '#graders/author/lab'
import { smtpServer } from '#graders/author/smtp'
import { dotStuffing, envelope, quits } from './conforms.ts'
import { survivesNobody, survivesRefusedSender, survivesSplitReply } from './survives.ts'
import { ends, handIn, soon, writeLetter } from './works.ts'

const otherLetter = check('sends-other-letter', {
  tier: 'conforms',
  says: 'Sends whatever letter and envelope it is given, blank lines and an end without a line feed too.',
  needs: [dotStuffing, envelope],
  points: 2,
  why: {
    says: 'What a client sends came from its user: all of it, and nothing else.',
    reference: 'RFC 5321 section 4.1.1.4',
  },
  async run({ program, open, random }) {
    const server = await open(smtpServer())
    const body = ['', `  ${random.token()}`, '', `. ${random.token()}`, 'QUIT', '', `..${random.words(3)}  `]
    const letter = writeLetter(random, body.join('\n'), random.integer(2, 4))
    const cut = { ...letter, text: letter.text.slice(0, -1) }
    await handIn(program, server, cut)
    await server.takesLetter(soon)
    await server.seesEnd(soon)
    server.heardEnvelope(letter)
    server.heardLetter(letter.text)
  },
})

const oldServer = check('survives-old-server', {
  tier: 'survives',
  says: 'Greets with HELO where EHLO is not understood.',
  needs: [survivesRefusedSender],
  points: 1,
  why: {
    says: 'EHLO is younger than SMTP. A server that does not know it says 500 or 502, and knows HELO.',
    reference: 'RFC 5321 section 3.2',
  },
  async run({ program, open, random }) {
    const server = await open(smtpServer({ says: { EHLO: '502 5.5.1 Not implemented here' } }))
    const client = await handIn(program, server, writeLetter(random))
    await server.takesLetter(soon)
    await client.exits(0, soon)
  },
})

const refusedLetter = check('survives-refused-letter', {
  tier: 'survives',
  says: 'Says so when the letter itself is refused at its end, takes its leave, and ends with an exit status other than 0.',
  needs: [survivesRefusedSender, quits],
  points: 2,
  why: {
    says: 'A letter is taken when the server has said so behind its last line, and not before.',
    reference: 'RFC 5321 section 4.1.1.4',
  },
  async run({ program, open, random }) {
    const server = await open(smtpServer({ says: { letter: '552 5.2.2 The mailbox is full' } }))
    const client = await handIn(program, server, writeLetter(random))
    await client.ends(soon)
    client.showsNoStackTrace()
    client.saysSomething()
    await client.fails(soon)
    server.heardQuit()
  },
})

const hangsUp = check('survives-hang-up', {
  tier: 'survives',
  says: 'Says so when the server closes the connection instead of a reply, and ends without a stack trace and with an exit status other than 0.',
  needs: [survivesRefusedSender, survivesNobody],
  points: 1,
  why: {
    says: 'A closed connection never brings another reply: waiting for one is waiting for ever.',
    reference: 'RFC 5321 section 3.8',
  },
  async run({ program, open, random }) {
    const server = await open(smtpServer({ hangsUpAt: 'DATA' }))
    const client = await handIn(program, server, writeLetter(random))
    await client.ends(soon)
    client.showsNoStackTrace()
    client.saysSomething()
    await client.fails(soon)
  },
})

const slow = check('survives-slow-server', {
  tier: 'survives',
  says: 'Waits for a server that takes three seconds to take the letter, and says so in two pieces.',
  needs: [ends, survivesSplitReply],
  points: 1,
  why: {
    says: 'Servers look for viruses and advertisements before they take a letter. RFC 5321 gives them ten minutes.',
    reference: 'RFC 5321 section 4.5.3.2.6',
  },
  async run({ program, open, random }) {
    const server = await open(smtpServer({ lateMs: { letter: 3_000 }, holdsBack: { letter: 'inside-code' } }))
    const client = await handIn(program, server, writeLetter(random))
    await server.takesLetter(soon)
    await client.exits(0, soon)
    server.wasHeardOut()
  },
})

export default hiddenChecks([otherLetter, oldServer, refusedLetter, hangsUp, slow])
