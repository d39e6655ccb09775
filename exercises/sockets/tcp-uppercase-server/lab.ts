import { type CheckContext, check, lab, programServesAt } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { tcpClient } from '#graders/author/uppercase'

export const asServer = { transport: 'tcp', port: 12_000, withinMs: 10_000 } as const
export const soon = { withinMs: 4_000 }
export const inTime = { withinMs: 9_000 }

/** Commands for the student's own machine: the server is started, asked and stopped. */
const beside = (command: string) => `{program} 12000 & server=$!; sleep 1; ${command}; kill $server`
const nc = 'timeout 3 nc 127.0.0.1 12000'
/** As `beside`, where nc is not enough: `does` is Python, with a connection `c`. */
const byPython = (does: string) =>
  beside(
    `python3 -c "import socket as s, time; c = s.create_connection(('127.0.0.1', 12000)); c.settimeout(3); ${does}"`,
  )

type Context = Pick<CheckContext, 'program' | 'open'>

export async function getsCapitals(
  { open }: Pick<Context, 'open'>,
  to: Awaited<ReturnType<Context['program']['serve']>>,
  text: string,
) {
  const client = await open(tcpClient({ to }))
  await client.sends(`${text}\n`)
  await client.hears(text.toUpperCase(), soon)
  await client.endsSending()
}

export const listens = check('listens', {
  tier: 'works',
  says: 'Listens at a TCP port.',
  points: 1,
  why: {
    says: 'A server is found by its port. It binds one and listens before any client comes.',
    reference: 'RFC 9293 section 3.9.1.1',
  },
  tryIt: beside('ss -ltn | grep 12000'),
  async run({ program }) {
    await program.serve(asServer)
  },
})

export const answers = check('answers', {
  tier: 'works',
  says: 'Answers a line with its text in capital letters, while the client keeps its side open.',
  needs: [listens],
  points: 2,
  why: {
    says: 'The line feed ends the message: whoever waits for more waits while the client waits for the reply.',
  },
  tryIt: beside(`(echo "hello network"; sleep 2) | ${nc}`),
  async run({ program, open, random }) {
    await getsCapitals({ open }, await program.serve(asServer), random.words(2))
  },
})

export const closes = check('closes', {
  tier: 'works',
  says: 'Closes the connection in order after its reply.',
  needs: [answers],
  points: 1,
  why: {
    says: 'Where the reply ends, only the close tells the client: it reads until recv() returns no bytes.',
    reference: 'RFC 9293 section 3.6',
  },
  tryIt: beside(`(echo hello; sleep 9) | ${nc}; echo "exit status $?: 124 is a connection that stayed open"`),
  async run({ program, open, random }) {
    const alice = await open(tcpClient({ to: await program.serve(asServer) }))
    const text = random.words(2)
    await alice.sends(`${text}\n`)
    await alice.hears(text.toUpperCase(), soon)
    await alice.seesClose(soon)
  },
})

export const keepsServing = check('keeps-serving', {
  tier: 'works',
  says: 'Serves ten clients, one after the other.',
  needs: [answers],
  points: 2,
  why: { says: 'A server serves whoever comes: after a client it waits for the next one.' },
  tryIt: beside(`for word in one two three; do (echo $word; sleep 1) | ${nc}; done`),
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    for (let number = 1; number <= 10; number += 1)
      await getsCapitals({ open }, server, `${number} ${random.words(2)}`)
  },
})

export const exactBytes = check('exact-bytes', {
  tier: 'conforms',
  says: 'Answers with the capital letters and nothing else; capitals and blanks stay, a line feed at the end is optional.',
  needs: [closes],
  points: 1,
  why: {
    says: 'The client sees bytes, not intentions: a greeting, a quote or a missing blank changes the message.',
  },
  tryIt: beside(`(printf "  Hi,  2 U \\n"; sleep 1) | ${nc} | hexdump -C`),
  async run({ program, open, random }) {
    const alice = await open(tcpClient({ to: await program.serve(asServer) }))
    const text = `${random.untidy(4)}\t!`
    await alice.sends(`${text}\n`)
    await alice.hearsExactly(text.toUpperCase(), soon)
  },
})

export const utf8 = check('utf-8', {
  tier: 'conforms',
  says: 'Reads and writes letters beyond ASCII as UTF-8, and capitalises them.',
  needs: [answers],
  points: 1,
  why: {
    says: 'A socket carries bytes: é is the two bytes C3 A9 in UTF-8, and its capital É is C3 89.',
    reference: 'RFC 3629 section 3',
  },
  tryIt: beside(`(echo "café"; sleep 1) | ${nc} | hexdump -C`),
  async run({ program, open, random }) {
    await getsCapitals({ open }, await program.serve(asServer), `öl, café, πρέζα, ${random.words(1)}`)
  },
})

export const survivesSplitLine = check('survives-split-line', {
  tier: 'survives',
  says: 'Reads the whole line even when TCP delivers it in pieces.',
  needs: [closes],
  points: 2,
  why: {
    says: 'TCP is a stream of bytes: one send() may take many recv(). Read until the line feed is there.',
    reference: 'RFC 9293 section 3.7',
  },
  tryIt: beside(`(printf hel; sleep 1; echo lo; sleep 1) | ${nc}`),
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const alice = await open(tcpClient({ to: server, over: link({ split: 'every-byte', gapMs: 2 }) }))
    const text = random.words(3)
    await alice.sends(`${text}\n`)
    await alice.hears(text.toUpperCase(), soon)
  },
})

export const survivesSplitLetter = check('survives-split-letter', {
  tier: 'survives',
  says: 'Reads the line whole when a piece ends in the middle of a letter.',
  needs: [utf8, survivesSplitLine],
  points: 1,
  why: {
    says: 'Decode when all bytes are there: half of a two-byte letter is no letter.',
    reference: 'RFC 3629 section 3',
  },
  tryIt: byPython(`c.send(b'\\xc3'); time.sleep(1); c.send(b'\\xb6l\\n'); print(c.recv(99))`),
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const alice = await open(tcpClient({ to: server, over: link({ split: { inside: 'ö' }, gapMs: 20 }) }))
    const text = `${random.words(1)} öl`
    await alice.sends(`${text}\n`)
    await alice.hears(text.toUpperCase(), soon)
  },
})

export const survivesSlowLine = check('survives-slow-line', {
  tier: 'survives',
  says: 'Waits for a client that pauses for three seconds in the middle of its line.',
  needs: [survivesSplitLine],
  points: 1,
  why: {
    says: 'A person types, a road is long. To sleep and then read once helps nothing: only the line feed says that the line is whole.',
  },
  tryIt: beside(`(printf hel; sleep 3; echo lo; sleep 1) | timeout 6 nc 127.0.0.1 12000`),
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const alice = await open(tcpClient({ to: server, over: link({ pauseMs: 3_000 }) }))
    const text = random.words(3)
    await alice.sends(`${text}\n`)
    await alice.hears(text.toUpperCase(), inTime)
  },
})

export const survivesLongLine = check('survives-long-line', {
  tier: 'survives',
  says: 'Answers a line of 12,000 words whole.',
  needs: [survivesSplitLine],
  points: 1,
  why: {
    says: 'A line larger than the buffer given to recv() always comes in several reads, and its capitals may not fit into one send().',
    reference: 'RFC 9293 section 3.7',
  },
  tryIt: byPython(`c.sendall(b'a' * 70000 + b'\\n'); print(len(b''.join(iter(lambda: c.recv(65536), b''))))`),
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const alice = await open(tcpClient({ to: server, over: link({ split: 'random', gapMs: 5 }) }))
    const text = random.words(12_000)
    await alice.sends(`${text}\n`)
    await alice.hears(text.toUpperCase(), inTime)
  },
})

export const survivesHalfClose = check('survives-half-close', {
  tier: 'survives',
  says: 'Answers a client that sends no line feed and ends its sending side instead.',
  needs: [closes],
  points: 1,
  why: {
    says: 'A client may end its side (FIN) and still read. recv() that returns no bytes says that the message is over, not that nobody wants the reply.',
    reference: 'RFC 9293 section 3.6',
  },
  tryIt: byPython(`c.send(b'hello'); c.shutdown(s.SHUT_WR); print(c.recv(99))`),
  async run({ program, open, random }) {
    const alice = await open(tcpClient({ to: await program.serve(asServer) }))
    const text = random.words(3)
    await alice.sends(text)
    await alice.endsSending()
    await alice.hears(text.toUpperCase(), soon)
  },
})

export const survivesEmptyConnection = check('survives-empty-connection', {
  tier: 'survives',
  says: 'Goes on after a client that connects and leaves without a word.',
  needs: [keepsServing],
  points: 1,
  why: { says: 'Port scanners and health checks do nothing else, all day long.' },
  tryIt: beside(`${nc} < /dev/null; (echo hello; sleep 1) | ${nc}`),
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const mallory = await open(tcpClient({ to: server, name: 'mallory' }))
    await mallory.endsSending()
    await server.rests()
    await getsCapitals({ open }, server, random.words(2))
  },
})

export const survivesReset = check('survives-reset', {
  tier: 'survives',
  says: 'Goes on after a client that resets its connection in the middle of a line.',
  needs: [keepsServing],
  points: 2,
  why: {
    says: 'A client that crashes resets its connection, and your next recv() or send() fails. One client’s trouble must not take the service away from everybody else.',
    reference: 'RFC 9293 section 3.10.7.4',
  },
  tryIt: byPython(
    `import struct; c.send(b'hel'); time.sleep(1); c.setsockopt(s.SOL_SOCKET, s.SO_LINGER, struct.pack('ii', 1, 0)); c.close(); time.sleep(1); d = s.create_connection(('127.0.0.1', 12000)); d.send(b'hello\\n'); print(d.recv(99))`,
  ),
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const mallory = await open(tcpClient({ to: server, name: 'mallory' }))
    await mallory.sends(random.words(1))
    await server.rests()
    mallory.resets()
    await server.rests()
    await getsCapitals({ open }, server, random.words(2))
  },
})

export const survivesNonsense = check('survives-nonsense', {
  tier: 'survives',
  says: 'Goes on after bytes that are no UTF-8.',
  needs: [keepsServing],
  points: 1,
  why: {
    says: 'Anybody can send anything to an open port. One line must not take the service away from everybody else.',
    reference: 'RFC 3629 section 10',
  },
  tryIt: beside(`(printf '\\377\\376\\n'; sleep 1) | ${nc}; (echo hello; sleep 1) | ${nc}`),
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    // Bytes that begin no letter, a letter that is cut, and an overlong way to write a slash.
    for (const bytes of ['\xff\xfe\n', 'caf\xc3\n', '\xc0\xaf\n']) {
      const mallory = await open(tcpClient({ to: server, name: 'mallory' }))
      await mallory.sends(Buffer.from(bytes, 'latin1'))
      await server.rests()
      await mallory.endsSending()
      await server.rests()
    }
    await getsCapitals({ open }, server, random.words(2))
  },
})

export default lab({
  internet: programServesAt({ host: '198.51.100.7' }),
  checks: [
    listens,
    answers,
    closes,
    keepsServing,
    exactBytes,
    utf8,
    survivesSplitLine,
    survivesSplitLetter,
    survivesSlowLine,
    survivesLongLine,
    survivesHalfClose,
    survivesEmptyConnection,
    survivesReset,
    survivesNonsense,
  ],
})
