import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatData } from '#protocols/dns/record/record.ts'
import { readZoneText } from '#protocols/dns/zone/zone-text.ts'

const read = (text: string) => readZoneText(text, 'shop.example.')
const written = (text: string) =>
  read(text).records.map(({ name, ttl, data }) => `${name} ${ttl} ${data.type} ${formatData(data)}`)

describe('zone text', () => {
  test('names, TTLs, classes and owners that are left out', () => {
    const text = [
      '$TTL 1h ; for all',
      '@ IN 60 A 192.0.2.1',
      '  60 IN A 192.0.2.2',
      '\tTXT "a;b" unquoted "say \\"hi\\""',
      'www CNAME @',
      '$ORIGIN sub.shop.example.',
      'a A 192.0.2.3',
    ]
    expect(written(text.join('\n'))).toEqual([
      'shop.example. 60 A 192.0.2.1',
      'shop.example. 60 A 192.0.2.2',
      String.raw`shop.example. 3600 TXT "a;b" "unquoted" "say \"hi\""`,
      'www.shop.example. 3600 CNAME shop.example.',
      'a.sub.shop.example. 3600 A 192.0.2.3',
    ])
  })

  test('types that are fields, one after the other, and types without a name', () => {
    const digest = 'ab'.repeat(32)
    const text = [
      '$TTL 60',
      '1 PTR www',
      'old DNAME new.example.',
      `sub DS 60485 ECDSAP256SHA256 2 ( ${digest.slice(0, 30)} ${digest.slice(30)} )`,
      '@ DNSKEY 257 3 13 aGVs bG8=',
      '_443._tcp.www TLSA 3 1 1 00FF',
      '@ HTTPS 1 . alpn="h2,h3" port=8443 ipv4hint=192.0.2.1,192.0.2.2 no-default-alpn key65333="a\\001"',
      '@ SVCB 0 www',
      '@ NAPTR 100 10 "u" "E2U+sip" "!^.*$!sip:me@a.example!" .',
      'x IN TYPE65534 \\# 3 ABCDEF',
      'y CLASS1 TYPE1 192.0.2.1',
      'y TYPE16 \\# 3 02 61 62',
      'z A \\# 4 c0000209',
      'z TYPE65535 \\# 0',
    ]
    expect(written(text.join('\n'))).toEqual([
      '1.shop.example. 60 PTR www.shop.example.',
      'old.shop.example. 60 DNAME new.example.',
      `sub.shop.example. 60 DS 60485 13 2 ${digest.toUpperCase()}`,
      'shop.example. 60 DNSKEY 257 3 13 aGVsbG8=',
      '_443._tcp.www.shop.example. 60 TLSA 3 1 1 00FF',
      String.raw`shop.example. 60 HTTPS 1 . alpn="h2,h3" no-default-alpn port=8443 ipv4hint=192.0.2.1,192.0.2.2 key65333="a\001"`,
      'shop.example. 60 SVCB 0 www.shop.example.',
      'shop.example. 60 NAPTR 100 10 "u" "E2U+sip" "!^.*$!sip:me@a.example!" .',
      String.raw`x.shop.example. 60 TYPE65534 \# 3 ABCDEF`,
      'y.shop.example. 60 A 192.0.2.1',
      'y.shop.example. 60 TXT "ab"',
      'z.shop.example. 60 A 192.0.2.9',
      String.raw`z.shop.example. 60 TYPE65535 \# 0`,
    ])
  })

  test('an octet is written in decimal, and a long text is kept whole', () => {
    const [record] = read(`$TTL 60\nt TXT "\\255é" a\\034b\nc CAA 0 issue "${'x'.repeat(5_000)}"`).records
    expect(record?.data).toEqual({ type: 'TXT', strings: ['\xFF\xC3\xA9', 'a"b'] })
    const [, long] = read(`$TTL 60\nt TXT a\nc CAA 0 issue "${'x'.repeat(5_000)}"`).records
    expect(long?.data).toMatchObject({ value: 'x'.repeat(5_000) })
  })

  test('a SOA over several lines, and the TTL that follows from it', () => {
    const text = '@ SOA ns1 admin ( 1 ; serial\n 2h 900 ; retry\n 2w 300 )\nns1 A 192.0.2.1\n'
    expect(written(text)).toEqual([
      'shop.example. 300 SOA ns1.shop.example. admin.shop.example. 1 7200 900 1209600 300',
      'ns1.shop.example. 300 A 192.0.2.1',
    ])
    expect(read(text).entries.map(({ first, last }) => [first, last])).toEqual([
      [1, 3],
      [4, 4],
    ])
  })

  test.each([
    ['www A 192.0.2', 1, 7, 'no IPv4 address'],
    ['www A 2001:db8::1', 1, 7, 'no IPv4 address'],
    ['www\tPTRR a', 1, 5, 'no type'],
    ['www TYPE70000 \\# 0', 1, 5, 'no type'],
    ['t TXT "\\999"', 1, 8, 'at most 255'],
    ['t TXT "ab\\300"', 1, 10, 'at most 255'],
    ['t TXT a\\256', 1, 8, 'at most 255'],
    ['t TXT "ok" "\\12"', 1, 13, 'no escape'],
    ['t TXT "\\1a"', 1, 8, 'no escape'],
    ['t CAA 0 issue "\\400"', 1, 16, 'at most 255'],
    ['t NAPTR 1 1 "\\400" "" "" .', 1, 14, 'at most 255'],
    ['a\\12 A 192.0.2.1', 1, 1, 'no escape'],
    ['a\\256 A 192.0.2.1', 1, 1, 'no octet'],
    ['www A "192.0.2.1"', 1, 7, 'Quotation marks'],
    ['www AAAA "2001:db8::1"', 1, 10, 'Quotation marks'],
    ['www MX 10 "mail"', 1, 11, 'Quotation marks'],
    ['www MX "10" mail', 1, 8, 'Quotation marks'],
    ['www CNAME "a"', 1, 11, 'Quotation marks'],
    ['www NS "a"', 1, 8, 'Quotation marks'],
    ['www SRV 0 0 "5" a', 1, 13, 'Quotation marks'],
    ['www CAA 0 "issue" ca', 1, 11, 'Quotation marks'],
    ['www DS 1 13 2 "ab"', 1, 15, 'Quotation marks'],
    ['"www" A 192.0.2.1', 1, 1, 'Quotation marks'],
    ['www "A" 192.0.2.1', 1, 5, 'no type'],
    ['www IN IN A 192.0.2.1', 1, 8, 'second class'],
    ['www 60 IN 60 A 192.0.2.1', 1, 11, 'second TTL'],
    ['www IN CH A 192.0.2.1', 1, 8, 'second class'],
    ['www CH A 192.0.2.1', 1, 5, 'not served here'],
    ['$ORIGIN a.example. b', 1, 20, 'Nothing follows'],
    ['$ORIGIN "a.example."', 1, 9, 'Quotation marks'],
    ['$TTL 60 60', 1, 9, 'Nothing follows'],
    ['$GENERATE 1-9 h$ A 192.0.2.$', 1, 1, '$GENERATE is a directive of BIND'],
    ['$SOMETHING x', 1, 1, 'not known'],
    ['www A \\# 3 c00002', 1, 12, 'no data of A'],
    ['www A \\# 4 c00002', 1, 12, 'are 3 octets, not 4'],
    ['www A \\# x', 1, 10, 'number of octets'],
    ['www TYPE65534 abc', 1, 15, 'no form of its own'],
    ['www DS 1 13 2 abcd', 1, 15, 'has 32 octets'],
    ['www TLSA 3 1 1 abc', 1, 16, 'no octets'],
    ['www DNSKEY 257 3 13 a', 1, 21, 'no base64'],
    ['www HTTPS 1 . alpn="h2" alpn=h3', 1, 25, 'stands twice'],
    ['www HTTPS 1 . port=x', 1, 15, 'no value of port'],
    ['www SVCB 1 . nothing=1', 1, 14, 'no parameter'],
    ['www', 1, 1, 'no type'],
    ['www MX mail', 1, 8, 'missing'],
    ['www MX x mail', 1, 8, 'preference'],
    ['www A 192.0.2.1 extra', 1, 17, 'too much'],
    ['  A 192.0.2.1', 1, 3, 'no name'],
    ['$INCLUDE other', 1, 1, '$INCLUDE reads another file'],
    ['a..b A 192.0.2.1', 1, 1, 'empty label'],
    ['www TXT "open', 1, 9, 'never closed'],
    ['www A 192.0.2.1 )', 1, 17, 'closes nothing'],
    ['@ TXT ok\nwww CNAME é', 2, 11, 'cannot stand'],
  ])('%j: line %i, column %i', (text, line, column, says) => {
    const [problem] = read(`$TTL 60\n${text}\n`).problems
    expect(problem).toMatchObject({ line: line + 1, says: expect.stringContaining(says) })
    expect(problem?.column).toBe(column)
    expect(problem?.remedy.length).toBeGreaterThan(4)
  })

  // What is pasted from a page or a document holds blanks that are none; each once kept the reader for ever.
  test.each([
    ['\u00A0', 'a no-break space (U+00A0)'],
    ['\uFEFF', 'a byte order mark (U+FEFF)'],
    ['\v', 'a vertical tab (U+000B)'],
    ['\f', 'a form feed (U+000C)'],
    ['\u2003', 'an em space (U+2003)'],
    ['\u2028', 'a line separator (U+2028)'],
    ['\u3000\u3000', 'an ideographic space (U+3000)'],
    ['\0', 'NUL (U+0000)'],
    ['\u200B', 'a zero-width space (U+200B)'],
    ['\uD800', 'half a character (U+D800)'],
  ])('%j between words is named, once, in its place', (stray, name) => {
    const { problems, entries } = read(`$TTL 60\nwww${stray} A 192.0.2.1\n${stray}TXT a\n`)
    expect(problems).toMatchObject([
      { line: 2, column: 4, says: expect.stringContaining(name) },
      { line: 3, column: 1, says: expect.stringContaining(name) },
    ])
    expect(entries.map(({ type, name: owner }) => [owner, type])).toEqual([
      ['www.shop.example.', 'A'],
      ['www.shop.example.', 'TXT'],
    ])
  })

  test('what cannot be seen may stand within quotation marks and comments', () => {
    expect(read('$TTL 60\n@ TXT "a\u00A0b" ; c\u00A0d\n').problems).toEqual([])
  })

  test('of very many problems the first are told', () => {
    expect(read('a\u00A0'.repeat(9_000)).problems).toHaveLength(100)
  })

  test('a parenthesis that is never closed is noticed at the end', () => {
    expect(read('$TTL 60\nwww A ( 192.0.2.1\n').problems).toMatchObject([
      { says: 'A parenthesis is never closed.' },
    ])
  })

  test('one mistake leaves the other records', () => {
    expect(written('$TTL 60\na A 192.0.2.1\nb A oops\nc A 192.0.2.3\n')).toHaveLength(2)
  })

  test('without any TTL a record cannot be served', () => {
    expect(read('a A 192.0.2.1\n').problems).toMatchObject([{ says: 'No TTL is known for this record.' }])
  })
})

test('any text is read, and every problem has a place in it', () => {
  const piece = fc.constantFrom(
    ' ',
    '\t',
    '\n',
    '(',
    ')',
    '"',
    ';',
    '\\',
    '$TTL',
    '$ORIGIN',
    'A',
    'TXT',
    'MX',
    '@',
    '7',
    'x.',
    '*',
    'é',
    '𝛼',
    '\u00A0',
    '\uFEFF',
    '\u2028',
    '\v',
    '\0',
    '\uDC00',
    '\r\n',
    '192.0.2.1',
    'IN',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
      (text) => {
        const lines = text.split('\n').length
        const { problems, entries } = read(text)
        for (const { line, column } of problems) {
          expect(line).toBeGreaterThan(0)
          expect(line).toBeLessThanOrEqual(lines)
          expect(column).toBeGreaterThan(0)
        }
        for (const { first, last } of entries) expect(first <= last && last <= lines).toBe(true)
      },
    ),
    { numRuns: 3_000 },
  )
})
