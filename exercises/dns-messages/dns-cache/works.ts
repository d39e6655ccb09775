import { check } from '#graders/author/lab'
import { asDig, drawNames, forwards, serves, soon, withAlice } from './asking.ts'

export const listens = check('listens', {
  tier: 'works',
  says: 'Waits for datagrams at the port that it is given.',
  points: 1,
  why: {
    says: 'Clients know the address and the port of their name server, and nothing else of it.',
    reference: 'RFC 1035 section 4.2.1',
  },
  tryIt: '{program} 5300 @1.1.1.1 & sleep 1; ss -lnu',
  async run({ program, open, random }) {
    const { name, address } = drawNames(random)
    await open(forwards(`${name} A ${address}`))
    await serves({ program })
  },
})

export const answers = check('answers', {
  tier: 'works',
  says: 'Asks the forwarder, and sends its answer to the client.',
  needs: [listens],
  points: 2,
  why: {
    says: 'To its clients a forwarding name server is a resolver like any other: they ask, and get the records.',
    reference: 'RFC 1034 section 5.3.1',
  },
  tryIt: asDig,
  async run({ program, open, random }) {
    const { name, address } = drawNames(random)
    const { alice } = await withAlice({ program, open }, `${name} A ${address}`)
    const reply = await alice.hears(await alice.asks(name), soon)
    reply.hasAddresses([address])
  },
})

export const goesOn = check('goes-on', {
  tier: 'works',
  says: 'Answers one question after the other.',
  needs: [answers],
  points: 1,
  why: { says: 'A server serves for as long as the machine is on.' },
  tryIt: `${asDig}; dig @127.0.0.1 -p 5300 example.org`,
  async run({ program, open, random }) {
    const { name, second, address, other } = drawNames(random)
    const { alice } = await withAlice({ program, open }, `${name} A ${address}\n${second} A ${other}`)
    const first = await alice.hears(await alice.asks(name), soon)
    first.hasAddresses([address])
    const next = await alice.hears(await alice.asks(second), soon)
    next.hasAddresses([other])
  },
})
