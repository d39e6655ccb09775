import { check, hiddenChecks, link, tcpUppercase } from '#graders/author'
import { ends, printsReply, survivesRefusal } from './lab.ts'

const longLine = check('survives-long-line', {
  tier: 'survives',
  says: 'Sends a long line whole and prints the whole reply.',
  needs: [printsReply],
  points: 1,
  why: {
    says: 'A reply larger than one segment, or than the buffer given to recv(), always comes in several reads.',
    reference: 'RFC 9293 section 3.7.1',
  },
  async run({ program, serve, random }) {
    const server = await serve(tcpUppercase(), { over: link({ split: 'random', gapMs: 5 }) })
    const line = random.words(900)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await server.hears(line, { withinMs: 5_000 })
    await client.prints(line.toUpperCase(), { withinMs: 5_000 })
  },
})

const earlyClose = check('survives-early-close', {
  tier: 'survives',
  says: 'Ends by itself when the server closes without a word.',
  needs: [ends],
  points: 1,
  why: { says: 'A closed connection never brings more bytes: waiting for them is waiting for ever.' },
  async run({ program, serve, random }) {
    const server = await serve(tcpUppercase(), { over: link({ closeAfterBytes: 0 }) })
    const client = await program.start({ args: [server.host, server.port], stdin: `${random.words(2)}\n` })
    await client.ends({ withinMs: 4_000 })
    client.showsNoStackTrace()
  },
})

const reset = check('survives-reset', {
  tier: 'survives',
  says: 'Says so when the server resets the connection, and ends without a stack trace.',
  needs: [survivesRefusal],
  points: 1,
  why: {
    says: 'A server that crashes in the middle of its reply resets the connection.',
    reference: 'RFC 9293 section 3.5.2',
  },
  async run({ program, serve, random }) {
    const server = await serve(tcpUppercase(), { over: link({ split: 'every-byte', resetAfterBytes: 2 }) })
    const client = await program.start({ args: [server.host, server.port], stdin: `${random.words(2)}\n` })
    await client.ends({ withinMs: 5_000 })
    client.showsNoStackTrace()
    client.saysSomething()
  },
})

export default hiddenChecks([longLine, earlyClose, reset])
