// The codec and the answers of the model against replies that BIND's `named` gave, which nobody here wrote: they lie
// beside the checkout (../shared/vectors/dns), and the test says so when they do not.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { decodeFields, decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { encodeMessage } from '#protocols/dns/message/encode-message.ts'
import type { DnsMessage, WireRecord } from '#protocols/dns/message/message.ts'
import { nameKey } from '#protocols/dns/record/name.ts'
import { dataKey, formatData } from '#protocols/dns/record/record.ts'
import { serveZone } from '#protocols/dns/resolve/serve-zone.ts'
import { loadZone } from '#protocols/dns/zone/load-zone.ts'
import type { Zone } from '#protocols/dns/zone/zone.ts'

const file = fileURLToPath(new URL('../../../../shared/vectors/dns/wire-named.json', import.meta.url))
const SetSchema = z.array(
  z.object({ name: z.string(), ttl: z.int(), type: z.string(), rdata: z.array(z.string()) }),
)
const CaseSchema = z.object({
  id: z.string(),
  query_hex: z.string(),
  response_hex: z.string(),
  dnspython: z.object({
    flags: z.string(),
    rcode: z.string(),
    question: z.array(z.tuple([z.string(), z.string()])),
    answer: SetSchema,
    authority: SetSchema,
    additional: SetSchema,
  }),
})
const cases = existsSync(file) ? z.array(CaseSchema).parse(JSON.parse(readFileSync(file, 'utf8'))) : []
if (cases.length === 0) console.warn(`Left out: replies of named are not at ${file}.`)

/** What the replies say of the zone that was served; `long` was too long to be told. */
const zoneText = `
$TTL 300
@ SOA ns1 admin 2024010101 3600 600 86400 60
  NS ns1
  NS ns2.other.test.
  MX 10 mail
  MX 20 mail2
  TXT "v=spf1 mx -all" "second string"
ns1 A 127.0.0.2
www 60 CNAME web
web 0 A 192.0.2.80
mail A 192.0.2.25
     AAAA 2001:db8::25
mail2 A 192.0.2.26
rr A 192.0.2.1
rr A 192.0.2.2
rr A 192.0.2.3
*.wild A 192.0.2.99
_sip._udp SRV 0 5 5060 web
sub NS ns.sub
ns.sub A 192.0.2.53
dname CNAME www
b.a A 192.0.2.4
caa CAA 0 issue "ca.example.net"
long TXT ${`"${'x'.repeat(200)}" `.repeat(3)}
`

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const decoded = (hex: string | Uint8Array): DnsMessage => {
  const result = decodeMessage(typeof hex === 'string' ? bytes(hex) : hex)
  if (!result.ok) throw new Error(`${result.offset}: ${result.says}`)
  return result.message
}
const shown = (records: readonly WireRecord[]) =>
  records.map(({ name, ttl, data }) => `${nameKey(name)} ${ttl} ${data ? dataKey(data) : '?'}`).toSorted()

/** With the records of each section as sorted lines. */
const plain = (given: DnsMessage) => ({
  ...given,
  ...Object.fromEntries(
    (['answer', 'authority', 'additional'] as const).map((section) => [section, shown(given[section])]),
  ),
})

describe.skipIf(cases.length === 0)('replies of named', () => {
  test('there are 20', () => expect(cases.length).toBe(20))

  test.each(cases)('decoded as dnspython does: $id', ({ response_hex, dnspython }) => {
    const message = decoded(response_hex)
    for (const section of ['answer', 'authority', 'additional'] as const) {
      const theirs = dnspython[section].flatMap(({ name, ttl, type, rdata }) =>
        rdata.map((data) => `${nameKey(name)} ${ttl} ${type} ${data}`),
      )
      const ours = message[section].map(
        ({ name, ttl, data }) => `${nameKey(name)} ${ttl} ${data?.type} ${data ? formatData(data) : '?'}`,
      )
      expect(ours.toSorted()).toEqual(theirs.toSorted())
    }
    expect(message.questions.map(({ name }) => name)).toEqual(dnspython.question.map(([name]) => name))
    expect(message.authoritative).toBe(dnspython.flags.includes('AA'))
    expect(message.truncated).toBe(dnspython.flags.includes('TC'))
  })

  test.each(cases)('field by field it says what dnspython reads: $id', ({ response_hex, dnspython }) => {
    const octets = bytes(response_hex)
    const { fields, problem } = decodeFields(octets)
    expect(problem).toBeNull()
    // Fields stand one after the other; all flags in the same two octets.
    const starts = [...new Set(fields.map(({ start }) => start))]
    const ends = [...new Set(fields.map(({ end }) => end))]
    expect([...starts, octets.length]).toEqual([0, ...ends])
    const valueOf = (id: string) => fields.find((field) => field.id === id)?.value
    for (const section of ['answer', 'authority', 'additional'] as const) {
      const theirs = dnspython[section].flatMap(({ name, ttl, rdata }) =>
        rdata.map((data) => `${nameKey(name)} ${ttl} ${data}`),
      )
      const ours = theirs.map(
        (_, at) =>
          `${nameKey(String(valueOf(`${section}.${at + 1}.name`)))} ${valueOf(`${section}.${at + 1}.ttl`)} ${valueOf(`${section}.${at + 1}.data`)}`,
      )
      expect(ours.toSorted()).toEqual(theirs.toSorted())
      expect(valueOf(`${section}.${theirs.length + 1}.name`)).toBeUndefined()
    }
    for (const [flag, name] of [
      ['AA', 'aa'],
      ['TC', 'tc'],
      ['RD', 'rd'],
      ['RA', 'ra'],
      ['QR', 'qr'],
    ] as const) {
      expect(valueOf(name)).toBe(dnspython.flags.split(' ').includes(flag) ? 1 : 0)
    }
  })

  test.each(cases)(
    'encoded again it means the same, and is no longer: $id',
    ({ response_hex, query_hex }) => {
      const message = decoded(response_hex)
      const again = encodeMessage(message)
      expect(plain(decoded(again))).toEqual(plain(message))
      expect(again.length).toBeLessThanOrEqual(bytes(response_hex).length)
      expect(encodeMessage(decoded(query_hex))).toEqual(bytes(query_hex))
    },
  )

  test.each(cases)('the model replies the same: $id', ({ query_hex, response_hex }) => {
    const [ours, theirs] = [decoded(serveZone(zone(), bytes(query_hex)) ?? ''), decoded(response_hex)]
    for (const section of ['answer', 'authority', 'additional'] as const) {
      expect(shown(ours[section])).toEqual(shown(theirs[section]))
    }
    const { id, rcode, authoritative, truncated, questions } = theirs
    expect(ours).toMatchObject({ id, rcode, authoritative, truncated, questions })
  })
})

function zone(): Zone {
  const loaded = loadZone(zoneText, 'example.test.')
  if (!loaded.zone) throw new Error(JSON.stringify(loaded.problems))
  return loaded.zone
}
