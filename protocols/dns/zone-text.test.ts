import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatData } from '#protocols/dns/record.ts'
import { readZoneText } from '#protocols/dns/zone-text.ts'

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
    ['www\tPTR a', 1, 5, 'no type'],
    ['www', 1, 1, 'no type'],
    ['www MX mail', 1, 8, 'missing'],
    ['www MX x mail', 1, 8, 'preference'],
    ['www A 192.0.2.1 extra', 1, 7, 'too much'],
    ['  A 192.0.2.1', 1, 3, 'no name'],
    ['$INCLUDE other', 1, 1, 'not known'],
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
