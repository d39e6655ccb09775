import { describe, expect, test } from 'vitest'
import { parseMessage } from '#protocols/http/parse-message.ts'

const parse = (text: string) => parseMessage(new TextEncoder().encode(text), { kind: 'request' })

describe('what is right', () => {
  test.each([
    'GET http://a/x HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET HTTP://A:80/x HTTP/1.1\r\nHost: a:\r\n\r\n',
    'GET https://a:443 HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET http://[::1]:8080/x?a=%41 HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n',
    'CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n',
    'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n',
    'TRACE / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: \r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a%20b\r\nAccept:\r\nX: ,\r\n\r\n',
  ])('%j', (text) => {
    expect(parse(text).findings).toEqual([])
  })

  test('a method that is not registered is recognised by some servers, and 501 is for the others', () => {
    const [foo] = parse('FOO / HTTP/1.1\r\nHost: a\r\n\r\n').findings
    expect(foo?.says).toBe(
      'The method FOO is not registered. A server that does not recognise it answers 501 Not Implemented.',
    )
    expect(parse('get / HTTP/1.1\r\nHost: a\r\n\r\n').findings[0]?.says).toContain(
      'GET is written in capitals',
    )
  })
})

describe('the value of a folded field', () => {
  test.each([
    ['X:\r\n 5', '5', '5'],
    ['X: \r\n\t5 \r\n 6', '5 6', '5 \r\n 6'],
    ['X: a\r\n  \r\n b', 'a b', 'a\r\n  \r\n b'],
    ['X: a\r\n ', 'a', 'a'],
    ['X:\r\n ', '', ''],
  ])('of %j is %j', (written, text, where) => {
    const read = parse(`GET / HTTP/1.1\r\nHost: a\r\n${written}\r\n\r\n`)
    const value = read.fields[1]?.value
    expect(value?.text).toBe(text)
    const all = `GET / HTTP/1.1\r\nHost: a\r\n${written}\r\n\r\n`
    expect(all.slice(value?.start, value?.end)).toBe(where)
    expect(read.findings.every(({ code }) => code === 'line-folding')).toBe(true)
  })
})
