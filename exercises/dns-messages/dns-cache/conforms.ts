import { dnsClient } from '#graders/author/dns'
import { check } from '#graders/author/lab'
import { asDig, asDigTwice, drawNames, soon, withAlice } from './asking.ts'
import { answers, goesOn } from './works.ts'

export const soundReply = check('sound-reply', {
  tier: 'conforms',
  says: 'Sends a reply (QR 1) that repeats the question.',
  needs: [answers],
  points: 1,
  why: {
    says: 'A client compares the question of a reply with its own, and throws away what does not fit.',
    reference: 'RFC 1035 section 7.3',
  },
  tryIt: asDig,
  async run({ program, open, random }) {
    const { name, address } = drawNames(random)
    const { alice } = await withAlice({ program, open }, `${name} A ${address}`)
    const reply = await alice.hears(await alice.asks(name), soon)
    reply.isSound()
    reply.hasAddresses([address])
  },
})

export const givenForwarder = check('given-forwarder', {
  tier: 'conforms',
  says: 'Asks the forwarder that it was given.',
  needs: [answers],
  points: 1,
  why: {
    says: 'Which name server is asked is for whoever starts the program to say: each may know other names.',
  },
  tryIt: asDig,
  async run({ program, open, random }) {
    const { name, address } = drawNames(random)
    const { dns, alice } = await withAlice({ program, open }, `${name} A ${address}`)
    const reply = await alice.hears(await alice.asks(name), soon)
    reply.hasAddresses([address])
    dns.wasFoundAtItsAddress()
  },
})

export const caches = check('caches', {
  tier: 'conforms',
  says: 'Answers the same question again without asking the forwarder, with the id of the new query.',
  needs: [goesOn],
  points: 2,
  why: {
    says: 'A TTL of 300 s says that the answer may be kept for five minutes: that is what a cache is for.',
    reference: 'RFC 1034 section 3.6',
  },
  tryIt: asDigTwice,
  async run({ program, open, random }) {
    const { name, address } = drawNames(random)
    const { dns, server, alice } = await withAlice({ program, open }, `${name} 300 A ${address}`)
    const first = await alice.hears(await alice.asks(name), soon)
    first.hasAddresses([address])
    await server.rests()
    const again = await alice.hears(await alice.asks(name), soon)
    again.hasAddresses([address])
    const bob = await open(dnsClient({ to: server }))
    const third = await bob.hears(await bob.asks(name), soon)
    third.hasAddresses([address])
    dns.wasAskedFor(name, 1)
  },
})

export const expires = check('expires', {
  tier: 'conforms',
  says: 'Asks the forwarder again when the TTL is over.',
  needs: [caches],
  points: 2,
  why: {
    says: 'Whoever changes an address waits for the TTL, and then counts on it that nobody uses the old one.',
    reference: 'RFC 1035 section 3.2.1',
  },
  tryIt: asDigTwice,
  async run({ program, open, random }) {
    const { name, address } = drawNames(random)
    const { dns, server, alice } = await withAlice({ program, open }, `${name} 1 A ${address}`)
    const first = await alice.hears(await alice.asks(name), soon)
    first.hasAddresses([address])
    await server.rests()
    await alice.waits(1_600)
    const again = await alice.hears(await alice.asks(name), soon)
    again.hasAddresses([address])
    dns.wasAskedFor(name, 2)
  },
})

export const shortestTtl = check('shortest-ttl', {
  tier: 'conforms',
  says: 'Keeps an answer of several records no longer than the smallest of their TTLs.',
  needs: [expires],
  points: 1,
  why: {
    says: 'An alias may hold for a day and the address behind it for a second: together they hold for a second.',
    reference: 'RFC 1034 section 3.6',
  },
  tryIt: '{program} 5300 @1.1.1.1 & sleep 1; dig @127.0.0.1 -p 5300 www.github.com',
  async run({ program, open, random }) {
    const { name, second, address } = drawNames(random)
    const records = `${name} 300 CNAME ${second}\n${second} 1 A ${address}`
    const { dns, server, alice } = await withAlice({ program, open }, records)
    const first = await alice.hears(await alice.asks(name), soon)
    first.hasAddresses([address])
    await server.rests()
    await alice.waits(1_600)
    const again = await alice.hears(await alice.asks(name), soon)
    again.hasAddresses([address])
    dns.wasAskedFor(name, 2)
  },
})

export const countsDown = check('counts-down', {
  tier: 'conforms',
  says: 'Hands out with a cached answer the TTL that is left.',
  needs: [caches],
  points: 1,
  why: {
    says: 'Who gets the full TTL out of a cache keeps the answer for longer than its owner allows, and a chain of caches for ever.',
    reference: 'RFC 1035 section 6.1.3',
  },
  tryIt: asDigTwice,
  async run({ program, open, random }) {
    const { name, address } = drawNames(random)
    const { server, alice } = await withAlice({ program, open }, `${name} 300 A ${address}`)
    const first = await alice.hears(await alice.asks(name), soon)
    first.hasTtls(298, 300)
    await server.rests()
    await alice.waits(2_100)
    const again = await alice.hears(await alice.asks(name), soon)
    again.hasAddresses([address])
    again.hasTtls(200, 298)
  },
})

export const otherType = check('other-type', {
  tier: 'conforms',
  says: 'Keeps the types of a name apart.',
  needs: [caches],
  points: 1,
  why: {
    says: 'Name and type together are the question. The address of a name is no answer to who asks for its text.',
    reference: 'RFC 1034 section 5.3.3',
  },
  tryIt: `${asDig}; dig @127.0.0.1 -p 5300 www.example.com TXT`,
  async run({ program, open, random }) {
    const { name, address } = drawNames(random)
    const text = random.token()
    const { alice } = await withAlice({ program, open }, `${name} A ${address}\n${name} TXT "${text}"`)
    const first = await alice.hears(await alice.asks(name), soon)
    first.hasAddresses([address])
    const next = await alice.hears(await alice.asks(name, 'TXT'), soon)
    next.hasText(text)
    const again = await alice.hears(await alice.asks(name), soon)
    again.hasAddresses([address])
  },
})

export const anyCase = check('any-case', {
  tier: 'conforms',
  says: 'Takes a name in capitals for the same name, and repeats it as it was asked.',
  needs: [caches],
  points: 1,
  why: {
    says: 'Names are compared without regard to capitals. Some resolvers mix them at random and look whether the reply has the same.',
    reference: 'RFC 4343 section 3',
  },
  tryIt: `${asDig}; dig @127.0.0.1 -p 5300 WWW.Example.COM`,
  async run({ program, open, random }) {
    const { name, address } = drawNames(random)
    const { dns, server, alice } = await withAlice({ program, open }, `${name} 300 A ${address}`)
    const first = await alice.hears(await alice.asks(name), soon)
    first.hasAddresses([address])
    await server.rests()
    const again = await alice.hears(await alice.asks(name.toUpperCase()), soon)
    again.hasAddresses([address])
    again.repeatsName()
    dns.wasAskedFor(name, 1)
  },
})

export const noSuchName = check('no-such-name', {
  tier: 'conforms',
  says: 'Hands on that a name does not exist.',
  needs: [goesOn],
  points: 1,
  why: {
    says: 'RCODE 3 (NXDOMAIN) is an answer like any other: the client gives up at once instead of waiting.',
    reference: 'RFC 1035 section 4.1.1',
  },
  tryIt: '{program} 5300 @1.1.1.1 & sleep 1; dig @127.0.0.1 -p 5300 nobody.invalid',
  async run({ program, open, random }) {
    const { name, second, address } = drawNames(random)
    const { alice } = await withAlice({ program, open }, `${name} A ${address}`)
    const missing = await alice.hears(await alice.asks(second), soon)
    missing.hasRcode('NXDOMAIN')
    const first = await alice.hears(await alice.asks(name), soon)
    first.hasAddresses([address])
  },
})
