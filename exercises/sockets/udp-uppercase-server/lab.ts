import { type CheckContext, check, lab, programServesAt } from '#graders/author/lab'
import { datagramLink } from '#graders/author/network'
import { udpClient } from '#graders/author/uppercase'

/** The textbook's port; a server that binds another is found there. */
export const asServer = { transport: 'udp', port: 12_000, withinMs: 10_000 } as const
export const soon = { withinMs: 3_000 }
const nc = 'nc -u -w1 127.0.0.1 12000'
/** Commands for the student's own machine: the server is started, asked and stopped. */
const beside = (command: string) => `{program} 12000 & server=$!; sleep 1; ${command}; kill $server`

/** As `beside`, where nc is not enough: `does` is Python, with a socket `u` and the server's address `to`. */
const socket = `import socket as s; u = s.socket(2, 2); u.settimeout(3); to = ('127.0.0.1', 12000)`
const byPython = (does: string) => beside(`python3 -c "${socket}; ${does}"`)

/** Python's asyncio drops an empty answer before it reaches the socket (until Python 3.13). */
const cannotSendEmpty = (program: CheckContext['program']) => program.imports('asyncio')

/** The program as a server, and a client of it. */
export async function serveAlice(program: CheckContext['program'], open: CheckContext['open']) {
  const server = await program.serve(asServer)
  return { server, alice: await open(udpClient({ to: server })) }
}

type Client = Awaited<ReturnType<typeof serveAlice>>['alice']
export async function getsCapitals(client: Client, text: string): Promise<void> {
  await client.sends(text)
  await client.hears(text.toUpperCase(), soon)
}

export const binds = check('binds', {
  tier: 'works',
  says: 'Binds a UDP port and waits there.',
  points: 1,
  why: {
    says: 'A server is found by its port, and a UDP port is not a TCP port: each protocol counts its own.',
    reference: 'RFC 768',
  },
  tryIt: beside('ss -lun | grep 12000'),
  async run({ program }) {
    await program.serve(asServer)
  },
})

export const answers = check('answers', {
  tier: 'works',
  says: 'Answers a datagram with its text in capital letters.',
  needs: [binds],
  points: 2,
  why: { says: 'A client sees nothing of a server but its answer: the whole text, in capitals.' },
  tryIt: beside(`printf "hello network" | ${nc} | sed 's/^/answer: /'`),
  async run({ program, open, random }) {
    const { alice } = await serveAlice(program, open)
    await getsCapitals(alice, random.words(2))
  },
})

export const keepsServing = check('keeps-serving', {
  tier: 'works',
  says: 'Goes on after the first answer.',
  needs: [answers],
  points: 1,
  why: { says: 'A server serves whoever comes: after an answer it waits for the next datagram.' },
  tryIt: beside(`for word in one two three; do printf $word | ${nc}; echo; done`),
  async run({ program, open, random }) {
    const { alice } = await serveAlice(program, open)
    for (const words of [1, 2, 3]) await getsCapitals(alice, random.words(words))
  },
})

export const twoClients = check('two-clients', {
  tier: 'works',
  says: 'Answers each of two clients at its own address and port.',
  needs: [keepsServing],
  points: 2,
  why: {
    says: 'A UDP server has one socket for everybody: only the source address and port of a datagram say whom to answer.',
    reference: 'RFC 768',
  },
  tryIt: beside(`for name in alice bob; do printf $name | ${nc}; echo; done`),
  async run({ program, open, random }) {
    const { server, alice } = await serveAlice(program, open)
    const bob = await open(udpClient({ to: server }))
    for (const client of [alice, bob, alice, bob]) await getsCapitals(client, random.words(3))
    await server.rests()
    alice.receivedOnlyItsOwn()
    bob.receivedOnlyItsOwn()
  },
})

export const exactBytes = check('exact-bytes', {
  tier: 'conforms',
  says: 'Answers with the capital letters and nothing else; capitals, blanks and line feeds stay.',
  needs: [answers],
  points: 1,
  why: {
    says: 'The client sees bytes, not intentions: a greeting, a quote or a missing line feed changes the message.',
  },
  tryIt: beside(`printf "  Hi,  2 U\\n" | ${nc} | hexdump -C`),
  async run({ program, open, random }) {
    const { alice } = await serveAlice(program, open)
    const text = `${random.untidy(4)}\t!\n`
    await alice.sends(text)
    await alice.receives(text.toUpperCase(), soon)
  },
})

export const oneAnswerEach = check('one-answer-each', {
  tier: 'conforms',
  says: 'Answers each datagram with a datagram of its own, also when several wait.',
  needs: [keepsServing],
  points: 1,
  why: {
    says: 'UDP keeps the borders between messages: what was sent as two datagrams is two messages, and gets two answers.',
    reference: 'RFC 768',
  },
  tryIt: byPython(`[u.sendto(m, to) for m in (b'one', b'two')]; print(u.recv(99), u.recv(99))`),
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const alice = await open(udpClient({ to: server, over: datagramLink({ reorder: true }) }))
    const texts = [1, 2, 3, 4].map((number) => `${number} ${random.words(2)}`)
    await alice.sendsTogether(texts)
    const capitals = texts.map((text) => text.toUpperCase())
    await alice.hearsInAnyOrder(capitals, soon)
  },
})

export const answersOnce = check('answers-once', {
  tier: 'conforms',
  says: 'Answers each datagram once.',
  needs: [answers],
  points: 1,
  why: {
    says: 'UDP does not tell a repetition from a second message: it is taken for the answer to the next question.',
  },
  tryIt: beside(`printf one | ${nc} | hexdump -C`),
  async run({ program, open, random }) {
    const { server, alice } = await serveAlice(program, open)
    await getsCapitals(alice, random.words(2))
    await server.rests()
    alice.receivedNothingElse()
  },
})

export const repliesFromItsPort = check('replies-from-its-port', {
  tier: 'conforms',
  says: 'Answers from the port that it was asked at.',
  needs: [answers],
  points: 1,
  why: {
    says: 'A careful client, and every firewall and NAT between, takes an answer only from where it asked: from another port it could be anybody’s.',
    reference: 'RFC 5452 section 9.1',
  },
  tryIt: beside(`printf hello | ${nc}; echo '(nc takes no answer from elsewhere)'`),
  async run({ program, open, random }) {
    const { alice } = await serveAlice(program, open)
    await getsCapitals(alice, random.words(2))
    alice.heardOnlyFromServer()
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
  tryIt: beside(`printf "café" | ${nc} | hexdump -C`),
  async run({ program, open, random }) {
    const { alice } = await serveAlice(program, open)
    await getsCapitals(alice, `öl, café, πρέζα, ${random.words(1)}`)
  },
})

export const survivesEmptyDatagram = check('survives-empty-datagram', {
  tier: 'survives',
  says: 'Answers an empty datagram with an empty one, where its library can send one, and goes on.',
  needs: [keepsServing],
  points: 1,
  why: {
    says: 'With TCP, no bytes mean that the other side has closed. UDP has no end: a datagram without bytes is a datagram.',
    reference: 'RFC 768',
  },
  tryIt: byPython(`u.sendto(b'', to); print(u.recv(9))`),
  async run({ program, open, random }) {
    const { server, alice } = await serveAlice(program, open)
    await alice.sends('')
    if (cannotSendEmpty(program)) await server.rests()
    else await alice.hears('', soon)
    await getsCapitals(alice, random.words(2))
  },
})

export const survivesLargeDatagram = check('survives-large-datagram', {
  tier: 'survives',
  says: 'Answers a datagram of 65,000 bytes whole.',
  needs: [answers],
  points: 1,
  why: {
    says: 'recvfrom() throws away what does not fit into its buffer, and a datagram over IPv4 carries up to 65,507 bytes.',
  },
  tryIt: byPython(`u.sendto(b'a' * 65000, to); print(len(u.recv(65535)))`),
  async run({ program, open, random }) {
    const { alice } = await serveAlice(program, open)
    await getsCapitals(alice, random.words(12_000).slice(0, 65_000))
  },
})

export const survivesNonsense = check('survives-nonsense', {
  tier: 'survives',
  says: 'Goes on after bytes that are no UTF-8.',
  needs: [twoClients],
  points: 1,
  why: {
    says: 'Anybody can send anything to an open port. One datagram must not take the service away from everybody else.',
    reference: 'RFC 3629 section 10',
  },
  tryIt: beside(`printf '\\377\\376' | ${nc}; printf hello | ${nc}`),
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const mallory = await open(udpClient({ to: server, name: 'mallory' }))
    const alice = await open(udpClient({ to: server, name: 'alice' }))
    // Bytes that begin no letter, a letter that is cut, and an overlong way to write a slash.
    const nonsense = ['\xff\xfe', 'caf\xc3', '\xc0\xaf'].map((bytes) => Buffer.from(bytes, 'latin1'))
    await mallory.sendsTogether(nonsense)
    await server.rests()
    await getsCapitals(alice, random.words(2))
  },
})

export const survivesStranger = check('survives-stranger', {
  tier: 'survives',
  says: 'Keeps answers apart when a stranger sends in between.',
  needs: [twoClients, oneAnswerEach],
  points: 1,
  why: {
    says: 'Anybody may send to a UDP port at any moment, even from a port that belongs to another service. The answer goes to whoever sent this datagram, not to whoever sent the last one.',
    reference: 'RFC 768',
  },
  tryIt: beside(
    `for name in alice mallory; do (printf $name; sleep 1) | ${nc} | sed "s/^/$name hears: /" & done; sleep 3`,
  ),
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const alice = await open(udpClient({ to: server, name: 'alice' }))
    const mallory = await open(udpClient({ to: server, name: 'mallory', port: 123 }))
    for (const words of [2, 3, 4]) {
      const [hers, forged] = [random.words(words), random.words(words + 3)]
      await alice.sends(hers)
      await mallory.sends(forged)
      await alice.hears(hers.toUpperCase(), soon)
      await mallory.hears(forged.toUpperCase(), soon)
    }
    await server.rests()
    alice.receivedOnlyItsOwn()
  },
})

export const survivesDuplicates = check('survives-duplicates', {
  tier: 'survives',
  says: 'Answers a datagram that arrives twice both times.',
  needs: [oneAnswerEach],
  points: 1,
  why: {
    says: 'The network may deliver a datagram twice, and a client whose answer was lost sends the same again: both need an answer.',
    reference: 'RFC 8085 section 3.3',
  },
  tryIt: beside(`(printf hello; sleep 1; printf hello) | ${nc}`),
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const alice = await open(udpClient({ to: server, over: datagramLink({ repeatOneIn: 1 }) }))
    const text = random.words(2)
    await getsCapitals(alice, text)
    await alice.hears(text.toUpperCase(), soon)
  },
})

export default lab({
  internet: programServesAt({ host: '198.51.100.7' }),
  checks: [
    binds,
    answers,
    keepsServing,
    twoClients,
    exactBytes,
    oneAnswerEach,
    answersOnce,
    repliesFromItsPort,
    utf8,
    survivesEmptyDatagram,
    survivesLargeDatagram,
    survivesNonsense,
    survivesStranger,
    survivesDuplicates,
  ],
})
