import { printsAddresses } from '#graders/author/dns'
import { check } from '#graders/author/lab'
import { afterAnAnswer, asDig, drawHost, lookUp, resolver, soon } from './asking.ts'

export const asks = check('asks', {
  tier: 'works',
  says: 'Sends a DNS message to the name server.',
  points: 1,
  why: {
    says: 'A query is a header of twelve bytes, then the question. What a name server cannot read, it does not answer.',
    reference: 'RFC 1035 section 4.1',
  },
  tryIt: 'timeout 5 nc -u -l -p 53 | xxd & {program} @127.0.0.1 www.example.com',
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    const dns = await open(resolver(`${name} A ${address}`))
    await lookUp({ program }, name)
    await dns.isAsked(soon)
  },
})

export const asksForName = check('asks-for-name', {
  tier: 'works',
  says: 'Asks for the name that it was given, type A.',
  needs: [asks],
  points: 1,
  why: {
    says: 'The name goes on the wire as a row of labels, each behind one byte with its length, and a zero at the end. The dots are not sent.',
    reference: 'RFC 1035 section 3.1',
  },
  tryIt: 'timeout 5 nc -u -l -p 53 | xxd & {program} @127.0.0.1 www.example.com',
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    const dns = await open(resolver(`${name} A ${address}`))
    await lookUp({ program }, name)
    await dns.isAskedFor(name, 'A', soon)
  },
})

export const printsAddress = check('prints-address', {
  tier: 'works',
  says: 'Prints the address that the name server answers with.',
  needs: [asksForName],
  points: 2,
  why: {
    says: 'The data of an A record are the four bytes of the address, from left to right.',
    reference: 'RFC 1035 section 3.4.1',
  },
  tryIt: asDig,
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    await open(resolver(`${name} A ${address}`))
    const client = await lookUp({ program }, name)
    await client.ends(afterAnAnswer)
    printsAddresses(client, [address])
  },
})

export const ends = check('ends', {
  tier: 'works',
  says: 'Ends by itself, with exit status 0, when it has the address.',
  needs: [printsAddress],
  points: 1,
  why: {
    says: 'Scripts wait for the end of a program, and read from its exit status whether there is an answer.',
  },
  tryIt: '{program} @1.1.1.1 www.example.com; echo "exit status $?"',
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    await open(resolver(`${name} A ${address}`))
    const client = await lookUp({ program }, name)
    await client.exits(0, afterAnAnswer)
  },
})
