import { check, hiddenChecks } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { tcpUppercase } from '#graders/author/uppercase'
import { ends, printsServersWords, survivesEmptyLine, survivesRefusal, survivesSlowReply } from './lab.ts'

const otherWords = check('prints-other-words', {
  tier: 'conforms',
  says: 'Prints what the server said, whatever that is.',
  needs: [printsServersWords],
  points: 2,
  why: { says: 'The reply is what came over the network; what a program prints without it is made up.' },
  async run({ program, open, random }) {
    const answer = `${random.token()} ${random.token().toLowerCase()}`
    const line = random.untidy(3)
    const server = await open(tcpUppercase({ replies: () => answer }))
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.prints(answer, { withinMs: 5_000 })
    client.didNotPrint(line.toUpperCase())
  },
})

const longLine = check('survives-long-line', {
  tier: 'survives',
  says: 'Sends a line of 12,000 words whole and prints the whole reply.',
  needs: [survivesSlowReply],
  points: 1,
  why: {
    says: 'A reply larger than one segment, or than the buffer given to recv(), always comes in several reads.',
    reference: 'RFC 9293 section 3.7.1',
  },
  async run({ program, open, random }) {
    const server = await open(tcpUppercase({ over: link({ split: 'random', gapMs: 5 }) }))
    const line = random.words(12_000)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await server.hears(line, { withinMs: 10_000 })
    await client.prints(line.toUpperCase(), { withinMs: 10_000 })
  },
})

const earlyClose = check('survives-early-close', {
  tier: 'survives',
  says: 'Ends by itself when the server closes without a word, and prints no reply of its own making.',
  needs: [ends, survivesEmptyLine],
  points: 1,
  why: { says: 'A closed connection never brings more bytes: waiting for them is waiting for ever.' },
  async run({ program, open, random }) {
    const server = await open(tcpUppercase({ over: link({ closeAfterBytes: 0 }) }))
    const line = random.words(2)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.ends({ withinMs: 4_000 })
    client.showsNoStackTrace()
    client.didNotPrint(line.toUpperCase())
  },
})

const reset = check('survives-reset', {
  tier: 'survives',
  says: 'Says so when the server resets the connection within its reply, and ends without a stack trace and with an exit status other than 0.',
  needs: [survivesRefusal, survivesSlowReply],
  points: 1,
  why: {
    says: 'A server that crashes in the middle of its reply resets the connection. Half a reply is not the reply: whoever builds on the program must learn it.',
    reference: 'RFC 9293 section 3.5.2',
  },
  async run({ program, open, random }) {
    const server = await open(tcpUppercase({ over: link({ split: 'every-byte', resetAfterBytes: 9 }) }))
    const line = random.words(4)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.ends({ withinMs: 5_000 })
    client.showsNoStackTrace()
    client.saysSomething()
    client.didNotPrint(line.toUpperCase())
    await client.fails({ withinMs: 1_000 })
  },
})

export default hiddenChecks([otherWords, longLine, earlyClose, reset])
