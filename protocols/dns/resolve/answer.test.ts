// What the comparison with BIND (named.sandbox.test.ts) found out, where BIND is not installed.
import { describe, expect, test } from 'vitest'
import { type DnsRecord, formatData, type QuestionType } from '#protocols/dns/record/record.ts'
import { answerQuestion } from '#protocols/dns/resolve/answer.ts'
import { loadZone } from '#protocols/dns/zone/load-zone.ts'

const top = '$TTL 300\n@ SOA ns1 admin 1 3600 600 86400 60\n@ NS ns1\nns1 A 192.0.2.10\n'
const digest = '0A'.repeat(32)

const shown = (all: readonly DnsRecord[]) =>
  all.map(({ name, data }) => `${name} ${data.type} ${formatData(data)}`)

function ask(records: string, question: string, type: QuestionType) {
  const { zone, problems } = loadZone(top + records, 'z.test.')
  if (!zone) throw new Error(JSON.stringify(problems))
  const { rcode, kind, answer, authority, additional } = answerQuestion(zone, question, type)
  return { rcode, kind, answer: shown(answer), authority: shown(authority), additional: shown(additional) }
}

describe('a tree that moved (DNAME)', () => {
  test('its names are aliases of names in the other one, and it has data of its own', () => {
    const records = 'old DNAME new\nold A 192.0.2.1\nx.new A 192.0.2.2\n'
    expect(ask(records, 'x.old.z.test.', 'A')).toMatchObject({
      kind: 'answer',
      answer: [
        'old.z.test. DNAME new.z.test.',
        'x.old.z.test. CNAME x.new.z.test.',
        'x.new.z.test. A 192.0.2.2',
      ],
    })
    expect(ask(records, 'old.z.test.', 'A').answer).toEqual(['old.z.test. A 192.0.2.1'])
    expect(ask(records, 'x.old.z.test.', 'CNAME')).toMatchObject({ kind: 'answer' })
    expect(ask(records, 'y.old.z.test.', 'A').rcode).toBe('NXDOMAIN')
    expect(ask('old DNAME new.other.\n', 'x.old.z.test.', 'A')).toMatchObject({
      kind: 'alias',
      rcode: 'NOERROR',
    })
  })

  test('is named once, also by whom it led back to itself', () => {
    expect(ask('a DNAME b\nb DNAME c\nc.c CNAME b\n', 'c.a.z.test.', 'DNAME').answer).toEqual([
      'a.z.test. DNAME b.z.test.',
      'c.a.z.test. CNAME c.b.z.test.',
      'b.z.test. DNAME c.z.test.',
      'c.b.z.test. CNAME c.c.z.test.',
      'c.c.z.test. CNAME b.z.test.',
    ])
  })

  test('into itself is a failure, and names that grow too long are another', () => {
    expect(ask('a DNAME c.a\n', 'x.a.z.test.', 'A').rcode).toBe('SERVFAIL')
    const long = Array.from({ length: 4 }, () => 'l'.repeat(60)).join('.')
    expect(ask(`a DNAME ${long}\n`, `${'m'.repeat(60)}.a.z.test.`, 'A').rcode).toBe('YXDOMAIN')
  })
})

test('aliases in a circle are a failure', () => {
  const circle = 'a CNAME b\nb CNAME c\nc CNAME b\n'
  expect(ask(circle, 'a.z.test.', 'A')).toMatchObject({ rcode: 'SERVFAIL', kind: 'alias' })
  expect(ask(circle, 'a.z.test.', 'A').answer).toHaveLength(3)
})

test('the parent answers for the digests of a delegated zone, and refers all else to it', () => {
  const records = `sub NS ns.sub\nns.sub A 192.0.2.3\nsub DS 1 13 2 ${digest}\n`
  expect(ask(records, 'sub.z.test.', 'DS')).toMatchObject({
    kind: 'answer',
    answer: [`sub.z.test. DS 1 13 2 ${digest}`],
    authority: [],
  })
  expect(ask(records, 'sub.z.test.', 'A').kind).toBe('referral')
  expect(ask(records, 'x.sub.z.test.', 'DS').kind).toBe('referral')
})

test('addresses of a service come with it', () => {
  const records = 'www HTTPS 1 . alpn="h2"\nwww A 192.0.2.4\n'
  expect(ask(records, 'www.z.test.', 'HTTPS').additional).toContain('www.z.test. A 192.0.2.4')
})

test.each(['_8443', 'sub.*', '-www'])('%s is no host, so nothing comes with a service there', (name) => {
  const records = `${name} HTTPS 1 . alpn="h2"\n${name} A 192.0.2.4\n`
  const { answer, additional } = ask(records, `${name}.z.test.`, 'HTTPS')
  expect(answer).toHaveLength(1)
  expect(additional.join()).not.toContain('192.0.2.4')
})

test.each([
  [`@ DS 1 13 2 ${digest}`, 'belongs into the one above'],
  ['a DNAME b\na DNAME c', 'moved to two names'],
  ['a DNAME b\nx.a A 192.0.2.1', 'never given as an answer'],
  ['a DNAME b\n@ MX 1 x.a', 'are moved (DNAME)'],
])('lint of %j', (records, says) => {
  const { problems } = loadZone(`${top}${records}\n`, 'z.test.')
  expect(problems.map((problem) => problem.says).join(' ')).toContain(says)
})
