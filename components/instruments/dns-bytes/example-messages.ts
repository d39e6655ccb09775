// Messages to begin with, made as a server makes them.
import { encodeMessage, wireRecord } from '#protocols/dns/message/encode-message.ts'
import { showOctets } from '#protocols/dns/message/hex-text.ts'
import { classIn, type DnsMessage, rcodes } from '#protocols/dns/message/message.ts'
import { type RecordData, typeNumbers } from '#protocols/dns/record/record.ts'

export interface NewQuery {
  id: number
  name: string
  type: number
  recursionDesired: boolean
}

/** A query as a stub sends it. */
export function queryOctets({ id, name, type, recursionDesired }: NewQuery): string {
  return showOctets(encodeMessage(queryMessage({ id, name, type, recursionDesired })))
}

const queryMessage = ({ id, name, type, recursionDesired }: NewQuery): DnsMessage => ({
  id,
  response: false,
  opcode: 0,
  authoritative: false,
  truncated: false,
  recursionDesired,
  recursionAvailable: false,
  rcode: rcodes.NOERROR,
  questions: [{ name, type, class: classIn }],
  answer: [],
  authority: [],
  additional: [],
})

const asked = { id: 0x2b67, name: 'www.example.org.', type: typeNumbers.A, recursionDesired: true }
const record = (name: string, ttl: number, data: RecordData) => wireRecord({ name, ttl, data })
const written = (message: DnsMessage) => showOctets(encodeMessage(message))
const answered = { ...queryMessage(asked), response: true, recursionAvailable: true }
const authority = {
  ...queryMessage({ ...asked, recursionDesired: false }),
  response: true,
  authoritative: true,
}

export const exampleMessages: readonly { id: string; name: string; hex: string }[] = [
  {
    id: 'alias',
    name: 'an answer by way of an alias',
    hex: written({
      ...answered,
      answer: [
        record('www.example.org.', 300, { type: 'CNAME', target: 'web.example.org.' }),
        record('web.example.org.', 3_600, { type: 'A', address: '192.0.2.80' }),
      ],
    }),
  },
  { id: 'query', name: 'a query', hex: queryOctets(asked) },
  {
    id: 'mail',
    name: 'an answer about mail, with addresses besides',
    hex: written({
      ...authority,
      questions: [{ name: 'example.org.', type: typeNumbers.MX, class: classIn }],
      answer: [
        record('example.org.', 3_600, { type: 'MX', preference: 10, target: 'mail.example.org.' }),
        record('example.org.', 3_600, { type: 'MX', preference: 20, target: 'mail2.example.org.' }),
      ],
      additional: [
        record('mail.example.org.', 3_600, { type: 'A', address: '192.0.2.25' }),
        record('mail2.example.org.', 3_600, { type: 'AAAA', address: '2001:db8::25' }),
      ],
    }),
  },
  {
    id: 'referral',
    name: 'a referral with glue',
    hex: written({
      ...authority,
      authoritative: false,
      authority: [record('example.org.', 172_800, { type: 'NS', target: 'ns1.example.org.' })],
      additional: [record('ns1.example.org.', 172_800, { type: 'A', address: '192.0.2.53' })],
    }),
  },
  {
    id: 'none',
    name: 'that there is no such name',
    hex: written({
      ...authority,
      rcode: rcodes.NXDOMAIN,
      authority: [
        record('example.org.', 900, {
          type: 'SOA',
          primary: 'ns1.example.org.',
          mailbox: 'hostmaster.example.org.',
          serial: 2_026_113_001,
          refresh: 7_200,
          retry: 900,
          expire: 1_209_600,
          minimum: 900,
        }),
      ],
    }),
  },
  {
    id: 'circle',
    name: 'a pointer that leads to itself',
    hex: '2b 67 01 00 00 01 00 00 00 00 00 00 03 77 77 77 c0 0c 00 01 00 01',
  },
]
