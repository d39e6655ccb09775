import { check, hiddenChecks } from '#graders/author/lab'
import { pingServer, saysLoss, saysRoundTrips } from '#graders/author/ping'
import { inTheEnd, reportsLoss, roundTrips, survivesLateReply, survivesLoss, survivesSilence } from './lab.ts'

const otherLoss = check('counts-other-loss', {
  tier: 'conforms',
  says: 'Reports the loss that there was, whatever it is.',
  needs: [reportsLoss],
  points: 2,
  why: { says: 'A percentage that nobody counted is made up.' },
  async run({ program, open, random }) {
    const lost = random.integer(4, 6)
    const first = random.integer(1, 3)
    const server = await open(
      pingServer({ loses: Array.from({ length: lost }, (_, index) => first + index) }),
    )
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    saysLoss(client, 10 * lost)
  },
})

const otherTimes = check('other-round-trips', {
  tier: 'conforms',
  says: 'Reports the round-trip times that there were, whatever they are.',
  needs: [roundTrips],
  points: 1,
  why: { says: 'A time that nobody measured is made up.' },
  async run({ program, open, random }) {
    const [low, high] = [random.integer(60, 120), random.integer(500, 800)]
    const delaysMs = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [at + 1, at % 2 ? low : high]))
    const server = await open(pingServer({ delaysMs }))
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    saysRoundTrips(client, server.roundTrips())
  },
})

const lateAndLost = check('survives-late-and-lost', {
  tier: 'survives',
  says: 'Keeps replies apart when some are late, some are lost and some come twice.',
  needs: [survivesLateReply, survivesLoss],
  points: 1,
  why: {
    says: 'What comes is a reply only to the ping whose bytes it repeats, however many others are under way.',
    reference: 'RFC 8085 section 3.3',
  },
  async run({ program, open, random }) {
    const late = random.integer(1, 3)
    const server = await open(
      pingServer({
        // The replies to two pings come while the third waits for its own.
        delaysMs: { [late]: 2_200, [late + 1]: 1_300, [late + 2]: 600, [late + 6]: 400 },
        loses: [late + 4],
        repeats: [late + 5],
      }),
    )
    const client = await program.start({ args: [server.host, server.port] })
    await client.ends(inTheEnd)
    server.waitedForEachReply()
    server.sawTenPings()
    saysLoss(client, 30)
  },
})

const nobody = check('survives-closed-port', {
  tier: 'survives',
  says: 'Reports a loss of 100 % when nobody listens at the port, and ends in order.',
  needs: [survivesSilence],
  points: 1,
  why: {
    says: 'A datagram to a closed port comes back as an ICMP message, which a connected UDP socket reports as an error of its next call. It is a lost ping like any other.',
    reference: 'RFC 1122 section 4.1.3.3',
  },
  async run({ program, host }) {
    const client = await program.start({ args: [host, 12_000] })
    await client.ends(inTheEnd)
    client.showsNoStackTrace()
    saysLoss(client, 100)
  },
})

export default hiddenChecks([otherLoss, otherTimes, lateAndLost, nobody])
