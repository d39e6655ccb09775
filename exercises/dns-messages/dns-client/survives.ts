import { printsAddresses, printsNone, printsNoOther } from '#graders/author/dns'
import { type CheckContext, check } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { afterAnAnswer, afterThreeTries, asDig, drawHost, lookUp, resolver, server } from './asking.ts'
import { noSuchName, severalAddresses } from './conforms.ts'
import { printsAddress } from './works.ts'

type Forger = Parameters<typeof forged>[1]

/** Somebody else answers before the server does. */
async function forged(
  { program, open, random }: CheckContext,
  by: 'wrong-id' | 'other-question' | 'other-address',
  because: string,
) {
  const { name, address, other } = drawHost(random)
  await open(resolver(`${name} A ${address}`, { mischief: [{ forges: [{ by, address: other }] }] }))
  const client = await lookUp({ program }, name)
  await client.ends(afterAnAnswer)
  printsNone(client, [other], because)
  printsAddresses(client, [address])
}

const forgery = (by: Forger, because: string) => (context: CheckContext) => forged(context, by, because)

export const wrongId = check('wrong-id', {
  tier: 'survives',
  says: 'Passes over a reply with another id, and waits for its own.',
  needs: [printsAddress],
  points: 2,
  why: {
    says: 'The id tells which query a reply belongs to. A reply with another one is late, or a lie.',
    reference: 'RFC 5452 section 3',
  },
  tryIt: asDig,
  run: forgery('wrong-id', 'the reply that names it had another id than the query'),
})

export const otherQuestion = check('other-question', {
  tier: 'survives',
  says: 'Passes over a reply to another question.',
  needs: [wrongId],
  points: 1,
  why: {
    says: 'A reply repeats the question. An id can be guessed, or be that of an older query: the two must fit together.',
    reference: 'RFC 5452 section 9.1',
  },
  tryIt: asDig,
  run: forgery('other-question', 'it is the answer to a question for another name'),
})

export const otherAddress = check('other-address', {
  tier: 'survives',
  says: 'Passes over a reply that comes from another address.',
  needs: [printsAddress],
  points: 1,
  why: {
    says: 'Anyone can send a datagram to your port. Only what comes from the server that was asked is its reply; a connected UDP socket sees to that by itself.',
    reference: 'RFC 5452 section 9.1',
  },
  tryIt: asDig,
  run: forgery('other-address', 'the reply that names it came from 203.0.113.66, which was not asked'),
})

export const lostQuery = check('lost-query', {
  tier: 'survives',
  says: 'Sends its query again when no reply comes.',
  needs: [printsAddress],
  points: 2,
  why: {
    says: 'UDP loses datagrams and tells nobody. Whoever wants an answer asks again.',
    reference: 'RFC 1035 section 4.2.1',
  },
  tryIt: '{program} @192.0.2.1 www.example.com',
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    const dns = await open(resolver(`${name} A ${address}`, { mischief: [{ losesQueries: 1 }] }))
    const client = await lookUp({ program }, name)
    await dns.isAskedAgain({ withinMs: 8_000 })
    await client.ends(afterAnAnswer)
    printsAddresses(client, [address])
  },
})

export const silence = check('silence', {
  tier: 'survives',
  says: 'Asks three times a server that never answers, then says so and ends.',
  needs: [lostQuery, noSuchName],
  points: 1,
  why: {
    says: 'A server may be gone. Whoever asks for ever hangs, and with it everything that waits for the address.',
    reference: 'RFC 1035 section 4.2.1',
  },
  tryIt: '{program} @192.0.2.1 www.example.com; echo "exit status $?"',
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    const dns = await open(resolver(`${name} A ${address}`, { mischief: [{ silent: true }] }))
    const client = await lookUp({ program }, name)
    await dns.isAskedAgain({ times: 3, withinMs: 12_000 })
    await client.fails(afterThreeTries)
    client.showsNoStackTrace()
    client.saysSomething()
    printsNoOther(client, [server])
  },
})

export const truncated = check('truncated', {
  tier: 'survives',
  says: 'Asks again over TCP when the reply has its TC bit set.',
  needs: [severalAddresses],
  points: 2,
  why: {
    says: 'A reply over UDP has room for 512 bytes. What is longer is cut, and TC says so; over TCP it comes whole.',
    reference: 'RFC 7766 section 5',
  },
  tryIt: 'dig @1.1.1.1 +ignore +notcp +bufsize=512 google.com ANY; {program} @1.1.1.1 www.example.com',
  async run({ program, open, random }) {
    const { name } = drawHost(random)
    const first = random.integer(1, 200)
    const addresses = Array.from({ length: 40 }, (_, index) => `192.0.2.${first + index}`)
    const dns = await open(resolver(addresses.map((one) => `${name} A ${one}`).join('\n')))
    const client = await lookUp({ program }, name)
    await dns.isAskedOverTcp(afterAnAnswer)
    await client.ends(afterAnAnswer)
    printsAddresses(client, addresses)
  },
})

export const pieces = check('pieces', {
  tier: 'survives',
  says: 'Reads the whole answer over TCP, in however many pieces it comes.',
  needs: [truncated],
  points: 1,
  why: {
    says: 'TCP hands over a stream of bytes. The length in front says how many belong to the message; one recv() gives what is there at that moment.',
    reference: 'RFC 7766 section 8',
  },
  tryIt: asDig,
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    const over = link({ split: 'every-byte', gapMs: 1 })
    await open(resolver(`${name} A ${address}`, { over, mischief: [{ truncates: true }] }))
    const client = await lookUp({ program }, name)
    await client.ends(afterAnAnswer)
    printsAddresses(client, [address])
  },
})
