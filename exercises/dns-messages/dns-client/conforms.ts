import { printsAddresses, printsNone, printsNoOther, zoneRecords } from '#graders/author/dns'
import { check } from '#graders/author/lab'
import { afterAnAnswer, asDig, drawHost, lookUp, resolver, server, soon } from './asking.ts'
import { asksForName, printsAddress } from './works.ts'

export const standardQuery = check('standard-query', {
  tier: 'conforms',
  says: 'Sends a standard query that asks for recursion: QR 0, OPCODE 0, RD 1, one question of class IN and no records.',
  needs: [asksForName],
  points: 1,
  why: {
    says: 'Without RD a resolver says only what it happens to know; with other bits or counts it refuses, or waits for records that do not come.',
    reference: 'RFC 1035 section 4.1.1',
  },
  tryIt: 'timeout 5 nc -u -l -p 53 | xxd & {program} @127.0.0.1 www.example.com',
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    const dns = await open(resolver(`${name} A ${address}`))
    const client = await lookUp({ program }, name)
    await dns.isAsked(soon)
    await client.ends(afterAnAnswer)
    dns.sawStandardQueries({ recursionDesired: true })
  },
})

export const givenServer = check('given-server', {
  tier: 'conforms',
  says: 'Asks the name server that it was given.',
  needs: [asksForName],
  points: 1,
  why: { says: 'Which server answers is for whoever starts the program to say: each may know other names.' },
  tryIt: asDig,
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    const dns = await open(resolver(`${name} A ${address}`))
    const client = await lookUp({ program }, name)
    await client.ends(afterAnAnswer)
    dns.wasFoundAtItsAddress()
  },
})

export const severalAddresses = check('several-addresses', {
  tier: 'conforms',
  says: 'Prints all addresses, when the name has several.',
  needs: [printsAddress],
  points: 1,
  why: {
    says: 'The header counts the records of the answer: a name with three addresses has three A records.',
    reference: 'RFC 1035 section 4.1.1',
  },
  tryIt: '{program} @1.1.1.1 one.one.one.one',
  async run({ program, open, random }) {
    const { name } = drawHost(random)
    const first = random.integer(1, 200)
    const addresses = [0, 9, 30].map((more) => `192.0.2.${first + more}`)
    await open(resolver(addresses.map((one) => `${name} A ${one}`).join('\n')))
    const client = await lookUp({ program }, name)
    await client.ends(afterAnAnswer)
    printsAddresses(client, addresses)
  },
})

export const followsAlias = check('follows-alias', {
  tier: 'conforms',
  says: 'Prints the address at the end of a chain of aliases.',
  needs: [printsAddress],
  points: 2,
  why: {
    says: 'A CNAME says that the name has another one. The server sends the whole chain; the A record belongs to its last name.',
    reference: 'RFC 1034 section 3.6.2',
  },
  tryIt: '{program} @1.1.1.1 www.github.com',
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    const chain = `${name} CNAME web.example.test.\nweb.example.test. CNAME edge.host.test.\nedge.host.test. A ${address}`
    await open(resolver(chain))
    const client = await lookUp({ program }, name)
    await client.ends(afterAnAnswer)
    printsAddresses(client, [address])
  },
})

export const wholeNames = check('whole-names', {
  tier: 'conforms',
  says: 'Reads records whose names are written out, without a pointer.',
  needs: [printsAddress],
  points: 1,
  why: {
    says: 'A server may compress names, and need not: the owner of a record is two bytes long only when it is a pointer.',
    reference: 'RFC 1035 section 4.1.4',
  },
  tryIt: asDig,
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    await open(resolver(`${name} A ${address}`, { mischief: [{ wholeNames: true }] }))
    const client = await lookUp({ program }, name)
    await client.ends(afterAnAnswer)
    printsAddresses(client, [address])
  },
})

export const otherRecords = check('other-records', {
  tier: 'conforms',
  says: 'Passes over records of types that it does not know.',
  needs: [printsAddress],
  points: 1,
  why: {
    says: 'Every record says how long its data are (RDLENGTH), so that a reader can step over what it does not understand.',
    reference: 'RFC 3597 section 3',
  },
  tryIt: asDig,
  async run({ program, open, random }) {
    const { name, address } = drawHost(random)
    const strange = zoneRecords(String.raw`${name} TYPE65280 \# 11 c000020101000400010203`)
    await open(resolver(`${name} A ${address}`, { mischief: [{ adds: { answer: strange } }] }))
    const client = await lookUp({ program }, name)
    await client.ends(afterAnAnswer)
    printsAddresses(client, [address])
  },
})

export const onlyTheAnswer = check('only-the-answer', {
  tier: 'conforms',
  says: 'Prints no address that stands in the other two lists of the reply.',
  needs: [printsAddress],
  points: 1,
  why: {
    says: 'In authority and additional stand the name servers and their addresses: they are no addresses of the name.',
    reference: 'RFC 1034 section 3.7',
  },
  tryIt: 'dig @a.root-servers.net com NS',
  async run({ program, open, random }) {
    const { name, address, other } = drawHost(random)
    const adds = {
      authority: zoneRecords('example.test. NS ns1.example.test.'),
      additional: zoneRecords(`ns1.example.test. A ${other}`),
    }
    await open(resolver(`${name} A ${address}`, { mischief: [{ adds }] }))
    const client = await lookUp({ program }, name)
    await client.ends(afterAnAnswer)
    printsAddresses(client, [address])
    printsNone(client, [other], 'it is the address of a name server, in the list of additional records')
  },
})

export const noSuchName = check('no-such-name', {
  tier: 'conforms',
  says: 'Says so when there is no such name, and prints no address.',
  needs: [printsAddress],
  points: 1,
  why: {
    says: 'RCODE 3 (NXDOMAIN) says that the name does not exist. The list of answers is empty then.',
    reference: 'RFC 1035 section 4.1.1',
  },
  tryIt: '{program} @1.1.1.1 nobody.invalid',
  async run({ program, open, random }) {
    const { name } = drawHost(random)
    await open(resolver('example.test. TXT here'))
    const client = await lookUp({ program }, name)
    await client.ends(afterAnAnswer)
    client.showsNoStackTrace()
    client.saysSomething()
    printsNoOther(client, [server])
  },
})

export const noAddress = check('no-address', {
  tier: 'conforms',
  says: 'Says so when the name exists but has no address.',
  needs: [noSuchName],
  points: 1,
  why: {
    says: 'A name may have other records and no A: then RCODE is 0 and the list of answers empty, which is no mistake of anybody.',
    reference: 'RFC 2308 section 2.2',
  },
  tryIt: '{program} @1.1.1.1 _dmarc.example.com',
  async run({ program, open, random }) {
    const { name } = drawHost(random)
    await open(resolver(`${name} TXT "no address here"`))
    const client = await lookUp({ program }, name)
    await client.ends(afterAnAnswer)
    client.showsNoStackTrace()
    client.saysSomething()
    printsNoOther(client, [server])
  },
})

export const status = check('status', {
  tier: 'conforms',
  says: 'Ends with an exit status other than 0 when there is no such name.',
  needs: [noSuchName],
  points: 1,
  why: {
    says: 'A script that asks for an address must be able to tell that there is none, in whatever language the message is.',
  },
  tryIt: '{program} @1.1.1.1 nobody.invalid; echo "exit status $?"',
  async run({ program, open, random }) {
    const { name } = drawHost(random)
    await open(resolver('example.test. TXT here'))
    const client = await lookUp({ program }, name)
    await client.fails(afterAnAnswer)
  },
})
