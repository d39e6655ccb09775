import { check, hiddenChecks } from '#graders/author/lab'
import { udpUppercase } from '#graders/author/uppercase'
import { ends, inTheEnd, printsReply, survivesLongReply, survivesSilence, survivesStranger } from './lab.ts'

const otherWords = check('prints-other-words', {
  tier: 'conforms',
  says: 'Prints what the server said, whatever that is.',
  needs: [printsReply],
  points: 2,
  why: { says: 'The reply is what came over the network; what a program prints without it is made up.' },
  async run({ program, open, random }) {
    const answer = `${random.token()} ${random.token().toLowerCase()}`
    const line = random.untidy(3)
    const server = await open(udpUppercase({ replies: () => answer }))
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.prints(answer, { withinMs: 5_000 })
    client.didNotPrint(line.toUpperCase())
  },
})

const longLine = check('survives-long-line', {
  tier: 'survives',
  says: 'Sends a line of 60,000 bytes whole, in one datagram.',
  needs: [survivesLongReply],
  points: 1,
  why: {
    says: 'What is sent as two datagrams is two messages: the server never sees the line.',
    reference: 'RFC 768',
  },
  async run({ program, open, random }) {
    const server = await open(udpUppercase())
    const line = `${random.words(12_000).slice(0, 59_980)} ${random.token()}`
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await server.hears(line, { withinMs: 5_000 })
    await client.prints(line.toUpperCase(), { withinMs: 5_000 })
  },
})

const strangerAlone = check('survives-stranger-alone', {
  tier: 'survives',
  says: 'Takes no word from another port of the host for the reply when the server says nothing.',
  needs: [survivesStranger, survivesSilence],
  points: 1,
  why: {
    says: 'A forged answer is worse than none: whoever runs the program believes it.',
    reference: 'RFC 8085 section 6',
  },
  async run({ program, open, random }) {
    const forged = random.token()
    const server = await open(
      udpUppercase({ strangerSays: () => forged, strangerAt: 'another-port', replies: () => null }),
    )
    const client = await program.start({ args: [server.host, server.port], stdin: `${random.words(2)}\n` })
    await client.ends(inTheEnd)
    client.didNotPrint(forged)
    client.showsNoStackTrace()
    await client.fails({ withinMs: 1_000 })
  },
})

const closedPort = check('survives-closed-port', {
  tier: 'survives',
  says: 'Says so when nobody listens at the port, and ends without a stack trace and with an exit status other than 0.',
  needs: [ends, survivesSilence],
  points: 1,
  why: {
    says: 'A datagram to a closed port comes back as an ICMP message, which a connected UDP socket reports as an error; any other socket never hears of it.',
    reference: 'RFC 1122 section 4.1.3.3',
  },
  async run({ program, host, random }) {
    const line = random.words(2)
    const client = await program.start({ args: [host, 12_000], stdin: `${line}\n` })
    await client.ends(inTheEnd)
    client.showsNoStackTrace()
    client.saysSomething()
    client.didNotPrint(line.toUpperCase())
    await client.fails({ withinMs: 1_000 })
  },
})

export default hiddenChecks([otherWords, longLine, strangerAlone, closedPort])
