import { check, everyAddressAnswers, lab } from '#graders/author/lab'
import { pingServer, saysLoss, saysRoundTrips } from '#graders/author/ping'

const soon = { withinMs: 5_000 }
/** Ten pings of a second each, and the start of the program. */
export const inTheEnd = { withinMs: 18_000 }

/** Commands for the student's own machine: a server that does this with ping number n, and the program beside it. */
const beside = (does: string, after = '') =>
  `timeout 25 python3 -c "exec('import socket as s, time; u = s.socket(2, 2); u.bind((\\'\\', 12000)); n = 0\\nwhile True:\\n m, a = u.recvfrom(2048); n += 1; print(n, m)\\n ${does}')" & sleep 1; {program} 127.0.0.1 12000${after}`
const answers = 'u.sendto(m, a)'
const status = '; echo "exit status $?"'

export const pings = check('pings', {
  tier: 'works',
  says: 'Sends a UDP datagram to the server.',
  points: 1,
  why: {
    says: 'There is no connection to open: the first ping is the first thing that is sent.',
    reference: 'RFC 768',
  },
  tryIt: beside(answers),
  async run({ program, open }) {
    const server = await open(pingServer())
    await program.start({ args: [server.host, server.port] })
    await server.isAsked(soon)
  },
})

export const tenPings = check('ten-pings', {
  tier: 'works',
  says: 'Sends ten pings when none is lost, no more and no fewer.',
  needs: [pings],
  points: 2,
  why: { says: 'One ping says nothing of how times vary, and nothing of losses.' },
  tryIt: beside(answers),
  async run({ program, open }) {
    const server = await open(pingServer())
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    server.sawTenPings()
  },
})

export const ends = check('ends', {
  tier: 'works',
  says: 'Ends by itself with exit status 0.',
  needs: [tenPings],
  points: 1,
  why: {
    says: 'Exit status 0 tells the shell, and everyone who builds on the program, that it did its work.',
  },
  tryIt: beside(answers, status),
  async run({ program, open }) {
    const server = await open(pingServer())
    const client = await program.start({ args: [server.host, server.port] })
    await client.exits(0, inTheEnd)
  },
})

export const reportsLoss = check('reports-loss', {
  tier: 'works',
  says: 'Reports the loss as a number with a % sign: 0 % when none was lost.',
  needs: [tenPings],
  points: 1,
  why: { says: 'Whoever runs the program sees what it prints on standard output and nothing else.' },
  tryIt: beside(answers),
  async run({ program, open }) {
    const server = await open(pingServer())
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    saysLoss(client, 0)
  },
})

export const givenPort = check('given-port', {
  tier: 'conforms',
  says: 'Sends to the port that it was given.',
  needs: [pings],
  points: 1,
  why: {
    says: 'The same host runs many servers, each at a port of its own: the second argument says which one is meant.',
    reference: 'RFC 768',
  },
  tryIt: beside(answers),
  async run({ program, open }) {
    const server = await open(pingServer())
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    server.wasFoundAtItsPort()
  },
})

export const numbered = check('numbered', {
  tier: 'conforms',
  says: 'Names in each ping its number.',
  needs: [tenPings],
  points: 1,
  why: {
    says: 'Only a number tells which ping a reply belongs to, when they come late, twice or in another order.',
  },
  tryIt: beside(answers),
  async run({ program, open }) {
    const server = await open(pingServer())
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    server.sawNumbers()
  },
})

export const waitsForReply = check('waits-for-reply', {
  tier: 'conforms',
  says: 'Sends a ping only when the reply to the one before has come, or its second is over.',
  needs: [tenPings],
  points: 1,
  why: { says: 'Ten pings at once measure how they wait for each other, not how far it is.' },
  tryIt: beside(`time.sleep(0.5); ${answers}`),
  async run({ program, open }) {
    const server = await open(pingServer({ delaysMs: { 1: 300, 2: 300, 3: 300, 4: 300 } }))
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    server.waitedForEachReply()
  },
})

export const oneSecond = check('one-second', {
  tier: 'conforms',
  says: 'Waits one second for a reply that is lost, and then sends the next ping.',
  needs: [waitsForReply],
  points: 1,
  why: {
    says: 'Too short a time calls slow replies lost; too long a one makes everybody wait for what never comes.',
    reference: 'RFC 8085 section 3.1.1',
  },
  tryIt: beside(`n in (3, 7) or ${answers}`),
  async run({ program, open }) {
    const server = await open(pingServer({ loses: [3, 7] }))
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    server.sawTenPings()
    server.waitedASecondForLost()
  },
})

export const countsLoss = check('counts-loss', {
  tier: 'conforms',
  says: 'Reports how many percent of the pings were lost.',
  needs: [oneSecond, reportsLoss],
  points: 1,
  why: { says: 'Three of ten are 30 %: the share counts all that were sent, not those that came back.' },
  tryIt: beside(`n in (2, 5, 6) or ${answers}`),
  async run({ program, open }) {
    const server = await open(pingServer({ loses: [2, 5, 6] }))
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    saysLoss(client, 30)
  },
})

export const roundTrips = check('round-trips', {
  tier: 'conforms',
  says: 'Reports the least, the average and the greatest round-trip time.',
  needs: [oneSecond],
  points: 2,
  why: {
    says: 'The least says how far it is, the greatest how long one may have to wait, the average what is usual.',
  },
  tryIt: beside(`time.sleep(n / 20); ${answers}`),
  async run({ program, open }) {
    const slow = [400, 200, 200, 200, 400, 200, 200, 600, 200, 400]
    const server = await open(
      pingServer({ delaysMs: Object.fromEntries(slow.map((ms, at) => [at + 1, ms])) }),
    )
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    saysRoundTrips(client, server.roundTrips())
  },
})

export const survivesLoss = check('survives-loss', {
  tier: 'survives',
  says: 'Goes on after lost pings, and leaves them out of its round-trip times.',
  needs: [roundTrips],
  points: 2,
  why: { says: 'A ping without a reply has no round-trip time: neither a second, nor none.' },
  tryIt: beside(`n % 3 or ${answers}`),
  async run({ program, open, random }) {
    const first = random.integer(1, 3)
    const server = await open(
      pingServer({
        loses: [first, first + 4],
        delaysMs: Object.fromEntries(Array.from({ length: 10 }, (_, at) => [at + 1, 100])),
      }),
    )
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    server.sawTenPings()
    saysRoundTrips(client, server.roundTrips())
  },
})

export const survivesLateReply = check('survives-late-reply', {
  tier: 'survives',
  says: 'Does not take a reply that comes after its second for the reply to the next ping.',
  needs: [countsLoss],
  points: 2,
  why: {
    says: 'A late reply waits in the socket like any other datagram, and the next recv() returns it: only its bytes tell whose it is.',
    reference: 'RFC 8085 section 3.3',
  },
  tryIt: beside(`time.sleep(1.3 if n == 4 else 0.3); ${answers}`),
  async run({ program, open }) {
    const server = await open(pingServer({ delaysMs: { 4: 1_300, 5: 700 } }))
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    server.waitedForEachReply()
    saysLoss(client, 10)
  },
})

export const survivesDuplicate = check('survives-duplicate', {
  tier: 'survives',
  says: 'Does not take the second copy of a reply for the reply to the next ping.',
  needs: [waitsForReply],
  points: 1,
  why: {
    says: 'The network may deliver a datagram twice. The copy waits in the socket, and says that the next ping took no time at all.',
    reference: 'RFC 8085 section 3.3',
  },
  tryIt: beside(`n == 5 and u.sendto(q, a); time.sleep(0.3); ${answers}; q = m`),
  async run({ program, open }) {
    const server = await open(pingServer({ repeats: [4], delaysMs: { 5: 400 } }))
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    server.waitedForEachReply()
    server.sawTenPings()
  },
})

export const survivesSilence = check('survives-silence', {
  tier: 'survives',
  says: 'Reports a loss of 100 % when no reply comes, and ends in order.',
  needs: [countsLoss],
  points: 1,
  why: { says: 'The average of no numbers is a division by zero, and the least of none an error as well.' },
  tryIt: beside('pass', status),
  async run({ program, open }) {
    const server = await open(pingServer({ loses: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }))
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    client.showsNoStackTrace()
    server.sawTenPings()
    saysLoss(client, 100)
  },
})

export default lab({
  internet: everyAddressAnswers({ host: '198.51.100.7' }),
  checks: [
    pings,
    tenPings,
    ends,
    reportsLoss,
    givenPort,
    numbered,
    waitsForReply,
    oneSecond,
    countsLoss,
    roundTrips,
    survivesLoss,
    survivesLateReply,
    survivesDuplicate,
    survivesSilence,
  ],
})
