import { dnsClient } from '#graders/author/dns'
import { check } from '#graders/author/lab'
import { asDig, asDigTwice, drawNames, soon, withAlice } from './asking.ts'
import { caches } from './conforms.ts'
import { goesOn } from './works.ts'

export const parallel = check('parallel', {
  tier: 'survives',
  says: 'Serves bob while it waits for the reply to alice.',
  needs: [goesOn],
  points: 2,
  why: {
    says: 'Some names take seconds to resolve. A server that stands still meanwhile makes everybody wait for the slowest.',
    reference: 'RFC 1035 section 7.1',
  },
  tryIt: `${asDig} & dig @127.0.0.1 -p 5300 slow.example.org & dig @127.0.0.1 -p 5300 example.org`,
  async run({ program, open, random }) {
    const { name, second, address, other } = drawNames(random)
    const records = `${name} A ${address}\n${second} A ${other}`
    // The reply to alice leaves when bob's question has come to the forwarder: it does not wait for a time.
    const { dns, server, alice } = await withAlice({ program, open }, records, [
      { about: [name], holdsFor: second },
    ])
    const bob = await open(dnsClient({ to: server }))
    const slow = await alice.asks(name)
    await dns.isAsked(soon)
    const quick = await bob.hears(await bob.asks(second), soon)
    quick.hasAddresses([other])
    const late = await alice.hears(slow, soon)
    late.hasAddresses([address])
  },
})

export const sameId = check('same-id', {
  tier: 'survives',
  says: 'Keeps two clients apart whose queries have the same id.',
  needs: [parallel],
  points: 1,
  why: {
    says: 'Each client draws its ids for itself. On the way to the forwarder a query needs one that only you have given out.',
    reference: 'RFC 1035 section 4.1.1',
  },
  tryIt: asDig,
  async run({ program, open, random }) {
    const { name, second, address, other } = drawNames(random)
    const records = `${name} A ${address}\n${second} A ${other}`
    const { dns, server, alice } = await withAlice({ program, open }, records, [
      { about: [name], holdsFor: second },
    ])
    const bob = await open(dnsClient({ to: server }))
    const id = random.integer(0, 0xffff)
    const hers = await alice.asks(name, 'A', id)
    await dns.isAsked(soon)
    const his = await bob.asks(second, 'A', id)
    const toBob = await bob.hears(his, soon)
    toBob.hasAddresses([other])
    const toAlice = await alice.hears(hers, soon)
    toAlice.hasAddresses([address])
  },
})

export const lostReply = check('lost-reply', {
  tier: 'survives',
  says: 'Asks the forwarder again when a client does, because the first reply was lost.',
  needs: [goesOn],
  points: 1,
  why: {
    says: 'UDP loses datagrams and tells nobody. A query that is believed to be under way for ever is never answered.',
    reference: 'RFC 1035 section 4.2.1',
  },
  tryIt: asDig,
  async run({ program, open, random }) {
    const { name, address } = drawNames(random)
    const { alice } = await withAlice({ program, open }, `${name} A ${address}`, [{ losesFirst: 1 }])
    const reply = await alice.insists(name, { tries: 2, everyMs: 2_000 })
    reply.hasAddresses([address])
  },
})

export const garbage = check('garbage', {
  tier: 'survives',
  says: 'Goes on after datagrams that are no queries.',
  needs: [goesOn],
  points: 1,
  why: {
    says: 'Anybody may send anything to an open port. One odd datagram must not end the service for all.',
    reference: 'RFC 1035 section 7.3',
  },
  tryIt: `${asDig}; echo hi | nc -u -w1 127.0.0.1 5300; dig @127.0.0.1 -p 5300 example.org`,
  async run({ program, open, random }) {
    const { name, address } = drawNames(random)
    const { server, alice } = await withAlice({ program, open }, `${name} A ${address}`)
    const mallory = await open(dnsClient({ to: server, name: 'mallory' }))
    const header = Buffer.from('123401000001000000000000', 'hex')
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from([7]),
      header,
      Buffer.concat([header, Buffer.from([0x3f, 0x61])]),
    ])
      await mallory.sends(bytes)
    await server.rests()
    const reply = await alice.insists(name, { tries: 3, everyMs: 2_000 })
    reply.hasAddresses([address])
  },
})

export const forged = check('forged', {
  tier: 'survives',
  says: 'Does not believe a reply with another id, nor keep it.',
  needs: [caches],
  points: 2,
  why: {
    says: 'A lie in a cache is told to everybody who asks, for as long as its TTL says. This is how caches are poisoned.',
    reference: 'RFC 5452 section 3',
  },
  tryIt: asDigTwice,
  async run({ program, open, random }) {
    const { name, address, lie } = drawNames(random)
    const forges = [{ by: 'wrong-id' as const, address: lie }]
    const { server, alice } = await withAlice({ program, open }, `${name} A ${address}`, [{ forges }])
    const reply = await alice.hears(await alice.asks(name), soon)
    reply.hasAddresses([address])
    await server.rests()
    const again = await alice.hears(await alice.asks(name), soon)
    again.hasAddresses([address])
  },
})
