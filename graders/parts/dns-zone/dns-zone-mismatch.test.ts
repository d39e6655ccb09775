import { dnsZoneMismatches } from '#graders/parts/dns-zone/dns-zone-mismatch.ts'
import { type AnswerMismatch, AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'

const examples: AnswerMismatch[] = [
  {
    code: 'zone-not-loaded',
    says: 'www.shop.example. is an alias (CNAME) and has other data (A) as well.',
    remedy: 'Remove one of them: an alias has nothing of its own (RFC 1034 section 3.6.2).',
    where: { stream: 'response', line: 7 },
  },
  ...(
    [
      { kind: 'answer', records: ['192.0.2.7', '192.0.2.8'], ttl: 3600 },
      { kind: 'no-data' },
      { kind: 'no-name' },
      { kind: 'stuck', why: 'silence', name: 'lab.shop.example.' },
      { kind: 'stuck', why: 'refused', name: 'shop.example.' },
      { kind: 'stuck', why: 'not-loaded', name: 'shop.example.' },
      { kind: 'stuck', why: 'missing-glue', name: 'ns.lab.shop.example.' },
      { kind: 'stuck', why: 'no-server-address', name: 'ns.elsewhere.example.' },
      { kind: 'stuck', why: 'alias-loop', name: 'www.shop.example.' },
      { kind: 'stuck', why: 'lame', name: 'lab.shop.example.' },
      { kind: 'stuck', why: 'too-long', name: 'www.shop.example.' },
    ] as const
  ).map(
    (found): AnswerMismatch => ({
      code: 'wrong-resolution',
      requirement: 'www.shop.example has the address 192.0.2.7.',
      name: 'www.shop.example.',
      type: 'A',
      found: found.kind === 'answer' ? { ...found, records: [...found.records] } : found,
      where: { stream: 'response', line: 7 },
      why: { says: '', reference: 'RFC 1035 section 3.4.1' },
    }),
  ),
]

mismatchesReadWell(
  new URL('dns-zone-mismatch.golden.txt', import.meta.url),
  dnsZoneMismatches.map(({ shape }) => shape.code.value),
  examples.map((example) => AnswerMismatchSchema.parse(example)),
  explainAnswer,
)
