import { check, everyAddressAnswers, lab } from '#graders/author/lab'
import { datagramLink } from '#graders/author/network'
import { udpUppercase } from '#graders/author/uppercase'

const soon = { withinMs: 5_000 }
/** For a program that waits for a reply as long as it may. */
export const inTheEnd = { withinMs: 9_000 }

/** Commands for the student's own machine: a server for one datagram, and the program beside it. */
const beside = (server: string, line: string, after = '') =>
  `python3 -c "import socket as s, time; u = s.socket(2, 2); u.bind(('', 12000)); u.settimeout(9); m, a = u.recvfrom(65535); print('server:', m); ${server}" & sleep 1; ${line} | {program} 127.0.0.1 12000${after}`
const answers = (bytes: string) => `u.sendto(${bytes}, a)`
const status = '; echo "exit status $?"'

export const sendsDatagram = check('sends-datagram', {
  tier: 'works',
  says: 'Sends a UDP datagram to the server.',
  points: 1,
  why: {
    says: 'There is no connection to open: the first thing that a UDP client sends is its message.',
    reference: 'RFC 768',
  },
  tryIt: beside(answers("b'HELLO'"), 'echo hello'),
  async run({ program, open, random }) {
    const server = await open(udpUppercase())
    await program.start({ args: [server.host, server.port], stdin: `${random.words(2)}\n` })
    await server.isAsked(soon)
  },
})

export const sendsLine = check('sends-line', {
  tier: 'works',
  says: 'Sends the line that it read from standard input.',
  needs: [sendsDatagram],
  points: 1,
  why: {
    says: 'The server can only turn into capitals what it is sent: the line that was typed, whatever it is.',
  },
  tryIt: beside(answers("b'HELLO'"), 'echo "amber fern"'),
  async run({ program, open, random }) {
    const server = await open(udpUppercase())
    const line = random.words(3)
    await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await server.hears(line, soon)
  },
})

export const printsReply = check('prints-reply', {
  tier: 'works',
  says: 'Prints the reply of the server.',
  needs: [sendsLine],
  points: 2,
  why: {
    says: 'Whoever runs the program sees what it prints on standard output and nothing else: a reply that stays in a variable is lost.',
  },
  tryIt: beside(answers("b'HELLO NETWORK'"), 'echo "hello network"'),
  async run({ program, open, random }) {
    const server = await open(udpUppercase())
    const line = random.words(3)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.prints(line.toUpperCase(), soon)
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
  tryIt: beside(answers("b'HELLO'"), 'echo hello', status),
  async run({ program, open, random }) {
    const server = await open(udpUppercase())
    const client = await program.start({ args: [server.host, server.port], stdin: `${random.words(2)}\n` })
    await client.exits(0, soon)
  },
})

export const givenPort = check('given-port', {
  tier: 'conforms',
  says: 'Sends to the port that it was given.',
  needs: [sendsDatagram],
  points: 1,
  why: {
    says: 'The same host runs many servers, each at a port of its own: the second argument says which one is meant.',
    reference: 'RFC 768',
  },
  tryIt: beside(answers("b'HELLO'"), 'echo hello'),
  async run({ program, open, random }) {
    const server = await open(udpUppercase())
    const client = await program.start({ args: [server.host, server.port], stdin: `${random.words(2)}\n` })
    await server.isAsked(soon)
    await client.ends(inTheEnd)
    server.wasFoundAtItsPort()
  },
})

export const printsServersWords = check('prints-servers-words', {
  tier: 'conforms',
  says: 'Prints what the server said, not capitals of its own making.',
  needs: [printsReply],
  points: 1,
  why: { says: 'A client that makes up the answer works until the server has something else to say.' },
  tryIt: beside(answers("b'SOMETHING ELSE'"), 'echo hello'),
  async run({ program, open, random }) {
    const answer = random.token()
    const line = random.words(3)
    const server = await open(udpUppercase({ replies: () => answer }))
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.prints(answer, soon)
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
  tryIt: beside(answers("b'HELLO'"), `echo '  Two  BLANKS, "quotes"  '`),
  async run({ program, open, random }) {
    const server = await open(udpUppercase())
    const line = random.untidy(4)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.ends(inTheEnd)
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
  tryIt: beside(answers('m.decode().upper().encode()'), 'echo "café πρέζα"'),
  async run({ program, open, random }) {
    const server = await open(udpUppercase())
    const line = `öl, café, πρέζα, ${random.words(1)}`
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await server.hears(line, soon)
    await client.prints(line.toUpperCase(), soon)
  },
})

export const oneDatagram = check('one-datagram', {
  tier: 'conforms',
  says: 'Sends one datagram for one line.',
  needs: [printsReply],
  points: 1,
  why: {
    says: 'To the server every datagram is a message of its own: it answers a second one as well, and nobody reads that answer.',
    reference: 'RFC 768',
  },
  tryIt: beside(answers("b'HELLO'"), 'echo hello').replace(
    '{program}',
    'strace -f -e trace=network {program}',
  ),
  async run({ program, open, random }) {
    const server = await open(udpUppercase())
    const client = await program.start({ args: [server.host, server.port], stdin: `${random.words(2)}\n` })
    await client.ends(inTheEnd)
    server.sawOneDatagram()
  },
})

export const survivesSlowReply = check('survives-slow-reply', {
  tier: 'survives',
  says: 'Waits for a reply that comes after two seconds.',
  needs: [printsReply],
  points: 1,
  why: {
    says: 'A busy server or a long road is not a lost datagram. Whoever gives up after a second gives up on half of the world.',
    reference: 'RFC 8085 section 3.1.1',
  },
  tryIt: beside(`time.sleep(2); ${answers("b'HELLO'")}`, 'echo hello'),
  async run({ program, open, random }) {
    const server = await open(udpUppercase({ over: datagramLink({ delayMs: 2_000 }) }))
    const line = random.words(2)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.prints(line.toUpperCase(), inTheEnd)
  },
})

export const survivesStranger = check('survives-stranger', {
  tier: 'survives',
  says: 'Ignores what somebody else sends it before the server answers.',
  needs: [printsReply],
  points: 2,
  why: {
    says: 'Anybody can send a datagram to the port that your program waits at. Only what comes from the address and port that it has asked can be the answer.',
    reference: 'RFC 8085 section 6',
  },
  tryIt: beside(
    `o = s.socket(2, 2); o.sendto(b'FORGED', a); time.sleep(1); ${answers("b'HELLO'")}`,
    'echo hello',
  ),
  async run({ program, open, random }) {
    const forged = random.token()
    const server = await open(udpUppercase({ strangerSays: () => forged }))
    const line = random.words(3)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.ends(inTheEnd)
    client.didNotPrint(forged)
    await client.prints(line.toUpperCase(), soon)
  },
})

export const survivesLongReply = check('survives-long-reply', {
  tier: 'survives',
  says: 'Prints a reply of 65,000 bytes whole.',
  needs: [printsServersWords],
  points: 1,
  why: {
    says: 'recvfrom() throws away what does not fit into its buffer, and a datagram over IPv4 carries up to 65,507 bytes.',
    reference: 'RFC 768',
  },
  tryIt: beside(answers("b'A' * 65000"), 'echo hello', ' | wc -c'),
  async run({ program, open, random }) {
    const answer = `${random.words(12_000).slice(0, 64_980)} ${random.token()}`
    const server = await open(udpUppercase({ replies: () => answer }))
    const client = await program.start({ args: [server.host, server.port], stdin: `${random.words(2)}\n` })
    await client.prints(answer, inTheEnd)
  },
})

export const survivesEmptyLine = check('survives-empty-line', {
  tier: 'survives',
  says: 'Ends in order when the line, and so the reply, is empty.',
  needs: [ends],
  points: 1,
  why: {
    says: 'With TCP, no bytes mean that the other side has closed. UDP has no end: a datagram without bytes is a reply.',
    reference: 'RFC 768',
  },
  tryIt: beside(answers("b''"), 'echo', status),
  async run({ program, open }) {
    const server = await open(udpUppercase())
    // Python's asyncio drops an empty datagram before it reaches the socket (until Python 3.13).
    const line = program.imports('asyncio') ? ' ' : ''
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await client.exits(0, inTheEnd)
  },
})

export const survivesSilence = check('survives-silence', {
  tier: 'survives',
  says: 'Says so when no reply comes, and ends within some seconds, without a stack trace and with an exit status other than 0.',
  needs: [ends],
  points: 2,
  why: {
    says: 'UDP tells nobody that a datagram was lost. A client without a limit to its patience waits for ever.',
    reference: 'RFC 8085 section 3.3',
  },
  tryIt: beside('time.sleep(9)', 'echo hello', status),
  async run({ program, open, random }) {
    const server = await open(udpUppercase({ replies: () => null }))
    const line = random.words(2)
    const client = await program.start({ args: [server.host, server.port], stdin: `${line}\n` })
    await server.isAsked(soon)
    await client.ends(inTheEnd)
    client.showsNoStackTrace()
    client.saysSomething()
    client.didNotPrint(line.toUpperCase())
    await client.fails(soon)
  },
})

export default lab({
  internet: everyAddressAnswers({ host: '198.51.100.7' }),
  checks: [
    sendsDatagram,
    sendsLine,
    printsReply,
    ends,
    givenPort,
    printsServersWords,
    exactBytes,
    utf8,
    oneDatagram,
    survivesSlowReply,
    survivesStranger,
    survivesLongReply,
    survivesEmptyLine,
    survivesSilence,
  ],
})
