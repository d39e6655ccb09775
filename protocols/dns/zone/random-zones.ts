// For tests: zones in which much goes on below a few names, and questions to ask of them.
import * as fc from 'fast-check'
import type { QuestionType } from '#protocols/dns/record/record.ts'

const labels = ['a', 'b', 'c', 'sub', '*'] as const
const owner = fc
  .array(fc.constantFrom(...labels), { minLength: 1, maxLength: 3 })
  // A wildcard is one only as the leftmost label; elsewhere it would be a name like others, which is tried too.
  .map((parts) => parts.join('.'))
const place = fc.oneof({ weight: 8, arbitrary: owner }, { weight: 1, arbitrary: fc.constant('@') })
const target = fc.oneof(
  { weight: 8, arbitrary: owner },
  { weight: 1, arbitrary: fc.constant('@') },
  { weight: 1, arbitrary: fc.constant('host.elsewhere.invalid.') },
)
const octet = fc.integer({ min: 1, max: 9 })
const data = fc.oneof(
  { weight: 5, arbitrary: octet.map((last) => `A 192.0.2.${last}`) },
  { weight: 2, arbitrary: octet.map((last) => `AAAA 2001:db8::${last}`) },
  { weight: 3, arbitrary: target.map((name) => `CNAME ${name}`) },
  { weight: 2, arbitrary: target.map((name) => `NS ${name}`) },
  { weight: 2, arbitrary: fc.tuple(octet, target).map(([first, name]) => `MX ${first} ${name}`) },
  { weight: 1, arbitrary: octet.map((digit) => `TXT "text ${digit}"`) },
  { weight: 1, arbitrary: target.map((name) => `PTR ${name}`) },
  { weight: 2, arbitrary: target.map((name) => `DNAME ${name}`) },
  { weight: 1, arbitrary: octet.map((digit) => `DS ${digit} 13 2 ${`0${digit}`.repeat(32)}`) },
  { weight: 1, arbitrary: octet.map((digit) => `DNSKEY 257 3 13 AAA${digit}`) },
  { weight: 1, arbitrary: octet.map((digit) => `TLSA 3 1 1 0${digit}`) },
  { weight: 1, arbitrary: fc.tuple(octet, target).map(([first, name]) => `HTTPS ${first} ${name}`) },
  { weight: 1, arbitrary: octet.map((digit) => `HTTPS ${digit} . alpn="h2,h3" port=44${digit}`) },
)
// One TTL for each type: of a set with several, BIND serves the first or the last, by the order of other records.
const ttls: Readonly<Record<string, string>> = { A: '60', MX: '120', CNAME: '60' }

/** Text of a zone whose top is sound; the rest may be anything that can be written. */
export const randomZone = fc
  .array(fc.tuple(place, data), { minLength: 1, maxLength: 12 })
  .map((records) =>
    [
      '$TTL 300',
      '@ SOA ns1 admin 1 3600 600 86400 60',
      '@ NS ns1',
      'ns1 60 A 192.0.2.10',
      ...records.map(([name, words]) => `${name} ${ttls[words.split(' ')[0] ?? ''] ?? ''} ${words}`),
      '',
    ].join('\n'),
  )

const types: readonly QuestionType[] = [
  'A',
  'AAAA',
  'CNAME',
  'NS',
  'MX',
  'TXT',
  'SOA',
  'ANY',
  'DNAME',
  'DS',
  'HTTPS',
  'PTR',
]

// The digests of a zone's own keys are the parent's to give, and here is none.
const isAnswerable = ({ name, type }: { name: string; type: QuestionType }) => name !== '@' || type !== 'DS'

export const randomQuestion = fc
  .record({
    name: fc.oneof(
      place,
      fc.constant('ns1'),
      owner.map((name) => `x.${name}`),
    ),
    type: fc.constantFrom(...types),
  })
  .filter(isAnswerable)
