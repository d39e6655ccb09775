import { check, everyAddressAnswers, lab } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { tcpUppercase } from '#graders/author/uppercase'

/**
 * Commands for the student's own machine: a server for one client, and the program beside it. The server begins to speak
 * a second after the client has come, and gives up by itself.
 */
const beside = (reply: string, line: string, more: { seen?: string; after?: string } = {}) =>
  `(sleep 2; ${reply}) | timeout 9 nc -lp 12000 -q 1${more.seen ?? ''} & sleep 1; ${line} | {program} 127.0.0.1 12000${more.after ?? ''}`
const status = '; echo "exit status $?"'

export const connects = check('connects', {
  tier: 'works',
  says: 'Opens a TCP connection to the server.',
  points: 1,
  why: {
    says: 'A TCP client speaks first: without the connection there is nobody to send the line to.',
    reference: 'RFC 9293 section 3.5',
  },
  tryIt: beside(':', 'echo hello').replace('-lp', '-lvp'),
  async run({ program, open, random }) {
    const server = await open(tcpUppercase())
    await program.start({ args: [server.host, server.port], stdin: `${random.words(2)}\n` })
    await server.accepts({ withinMs: 5_000 })
  },
})

export const givenPort = check('given-port', {
  tier: 'conforms',
  says: 'Connects to the port that it was given.',
  needs: [connects],
  points: 1,
  why: {
    says: 'The same host runs many servers, each at a port of its own: the second argument says which one is meant.',
    reference: 'RFC 9293 section 3.1',
  },
  tryIt: beside(':', 'echo hello').replace('-lp', '-lvp'),
  async run({ program, open, random }) {
    const server = await open(tcpUppercase())
    const client = await program.start({ args: [server.host, server.port], stdin: `${random.words(2)}\n` })
    await server.accepts({ withinMs: 5_000 })
    await client.ends({ withinMs: 5_000 })
    server.wasFoundAtItsPort()
  },
})

export const sendsLine = check('sends-line', {
  tier: 'works',
  says: 'Sends the line that it read from standard input.',
  needs: [connects],
  points: 1,
  why: {
    says: 'The server can only turn into capitals what it is sent: the line that was typed, whatever it is.',
  },
  tryIt: beside(':', 'echo "amber fern"'),
  async run({ program, open, random }) {
    const server = await open(tcpUppercase())
    const line = random.words(3)
    await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await server.hears(line, { withinMs: 5_000 })
  },
})

export const printsReply = check('prints-reply', {
  tier: 'works',
  says: 'Prints the reply of the server.',
  needs: [sendsLine],
  points: 2,
  why: {
    says: 'Whoever runs the program sees what it prints on standard output and nothing else: a reply that stays in a variable, in part or whole, is lost.',
  },
  tryIt: beside('echo "HELLO NETWORK"', 'echo "hello network"'),
  async run({ program, open, random }) {
    const server = await open(tcpUppercase())
    const line = random.words(3)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.prints(line.toUpperCase(), { withinMs: 5_000 })
  },
})

export const ends = check('ends', {
  tier: 'works',
  says: 'Ends by itself with exit status 0 once it has printed the reply.',
  needs: [printsReply],
  points: 1,
  why: {
    says: 'Exit status 0 tells the shell, and everyone who builds on the program, that it did its work.',
  },
  tryIt: beside('echo HELLO', 'echo hello', { after: status }),
  async run({ program, open, random }) {
    const server = await open(tcpUppercase())
    const client = await program.start({ args: [server.host, server.port], stdin: `${random.words(2)}\n` })
    await client.exits(0, { withinMs: 5_000 })
  },
})

export const printsServersWords = check('prints-servers-words', {
  tier: 'conforms',
  says: 'Prints what the server said, not capitals of its own making.',
  needs: [printsReply],
  points: 1,
  why: { says: 'A client that makes up the answer works until the server has something else to say.' },
  tryIt: beside('echo "SOMETHING ELSE"', 'echo hello'),
  async run({ program, open, random }) {
    const answer = random.token()
    const line = random.words(3)
    const server = await open(tcpUppercase({ replies: () => answer }))
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.prints(answer, { withinMs: 5_000 })
    client.didNotPrint(line.toUpperCase())
  },
})

export const exactBytes = check('exact-bytes', {
  tier: 'conforms',
  says: 'Sends the bytes of the line as they are, blanks and capitals too; one line feed at the end is optional.',
  needs: [sendsLine],
  points: 1,
  why: {
    says: 'The receiver sees bytes, not intentions: a blank, a prompt, a quote or a NUL is part of the message.',
  },
  tryIt: beside(':', `echo '  Two  BLANKS, "quotes"  '`, { seen: ' | hexdump -C' }),
  async run({ program, open, random }) {
    const server = await open(tcpUppercase())
    const line = random.untidy(4)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.ends({ withinMs: 5_000 })
    server.heardExactly(line)
  },
})

export const utf8 = check('utf-8', {
  tier: 'conforms',
  says: 'Sends and prints letters beyond ASCII as UTF-8.',
  needs: [printsReply],
  points: 1,
  why: {
    says: 'A socket carries bytes: both ends must agree on how letters become bytes, and today that is UTF-8.',
    reference: 'RFC 3629 section 3',
  },
  tryIt: beside('echo "CAFÉ ΠΡΈΖΑ"', 'echo "café πρέζα"', { seen: ' | hexdump -C' }),
  async run({ program, open, random }) {
    const server = await open(tcpUppercase())
    const line = `öl, café, πρέζα, ${random.words(1)}`
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await server.hears(line, { withinMs: 5_000 })
    await client.prints(line.toUpperCase(), { withinMs: 5_000 })
  },
})

export const oneConnection = check('one-connection', {
  tier: 'conforms',
  says: 'Opens one connection for one line, and closes it in order.',
  needs: [printsReply],
  points: 1,
  why: {
    says: 'Each connection costs both ends a handshake and memory; a second one for the same line is wasted.',
    reference: 'RFC 9293 section 3.6',
  },
  tryIt: beside('echo HELLO', 'echo hello').replace('{program}', 'strace -f -e trace=connect {program}'),
  async run({ program, open, random }) {
    const server = await open(tcpUppercase())
    const client = await program.start({ args: [server.host, server.port], stdin: `${random.words(2)}\n` })
    await client.ends({ withinMs: 5_000 })
    server.sawOneConnection()
    await server.sawOrderlyClose({ withinMs: 2_000 })
  },
})

export const survivesSplitReply = check('survives-split-reply', {
  tier: 'survives',
  says: 'Prints the whole reply even when TCP delivers it in pieces.',
  needs: [printsReply],
  points: 2,
  why: {
    says: 'TCP is a stream of bytes: one send() may take many recv(). Read until the server closes.',
    reference: 'RFC 9293 section 3.7',
  },
  tryIt: beside('printf HEL; sleep 1; printf "LO\\n"', 'echo hello'),
  async run({ program, open, random }) {
    const server = await open(tcpUppercase({ over: link({ split: 'every-byte', gapMs: 2 }) }))
    const line = random.words(3)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.prints(line.toUpperCase(), { withinMs: 5_000 })
    await client.ends({ withinMs: 5_000 })
  },
})

export const survivesSplitLetter = check('survives-split-letter', {
  tier: 'survives',
  says: 'Prints the reply whole when a piece ends in the middle of a letter.',
  needs: [utf8, survivesSplitReply],
  points: 1,
  why: {
    says: 'Decode when all bytes are there: half of a two-byte letter is no letter.',
    reference: 'RFC 3629 section 3',
  },
  tryIt: beside('printf "\\303"; sleep 1; printf "\\226L\\n"', 'echo öl'),
  async run({ program, open, random }) {
    const server = await open(tcpUppercase({ over: link({ split: { inside: 'Ö' }, gapMs: 20 }) }))
    const line = `${random.words(1)} öl`
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.prints(line.toUpperCase(), { withinMs: 5_000 })
  },
})

export const survivesSlowReply = check('survives-slow-reply', {
  tier: 'survives',
  says: 'Waits for a reply that takes its time, before it comes and for three seconds in the middle of it.',
  needs: [survivesSplitReply],
  points: 1,
  why: {
    says: 'A busy server or a long road is not a broken one. To sleep and then read once helps nothing: only the close says that the reply is whole.',
  },
  tryIt: beside('printf HEL; sleep 3; printf "LO\\n"', 'echo hello'),
  async run({ program, open, random }) {
    const server = await open(tcpUppercase({ over: link({ delayMs: 1_500, pauseMs: 3_000 }) }))
    const line = random.words(2)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.prints(line.toUpperCase(), { withinMs: 10_000 })
  },
})

export const survivesEmptyLine = check('survives-empty-line', {
  tier: 'survives',
  says: 'Ends in order when the line, and so the reply, is empty.',
  needs: [ends],
  points: 1,
  why: { says: 'Nothing is also an answer: recv() that returns no bytes means that the server has closed.' },
  tryIt: beside(':', 'echo', { after: status }),
  async run({ program, open }) {
    const server = await open(tcpUppercase())
    const client = await program.start({ args: [server.host, server.port], stdin: '\n' })
    await client.exits(0, { withinMs: 5_000 })
  },
})

export const survivesRefusal = check('survives-refusal', {
  tier: 'survives',
  says: 'Says so when nobody listens, and ends without a stack trace and with an exit status other than 0.',
  needs: [ends],
  points: 1,
  why: {
    says: 'Servers are down now and then. Whoever uses the program needs a sentence, not its source code.',
    reference: 'RFC 9293 section 3.10.7.1',
  },
  tryIt: `echo hello | {program} 127.0.0.1 12000${status}    # while no server runs`,
  async run({ program, host, random }) {
    const line = random.words(2)
    const client = await program.start({ args: [host, 12_000], stdin: `${line}\n` })
    await client.ends({ withinMs: 5_000 })
    client.showsNoStackTrace()
    client.saysSomething()
    client.didNotPrint(line.toUpperCase())
    await client.fails({ withinMs: 1_000 })
  },
})

export default lab({
  internet: everyAddressAnswers({ host: '198.51.100.7' }),
  checks: [
    connects,
    givenPort,
    sendsLine,
    printsReply,
    ends,
    printsServersWords,
    exactBytes,
    utf8,
    oneConnection,
    survivesSplitReply,
    survivesSplitLetter,
    survivesSlowReply,
    survivesEmptyLine,
    survivesRefusal,
  ],
})
