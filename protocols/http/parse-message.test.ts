import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstRejection } from '#protocols/http/finding.ts'
import { parseConnection } from '#protocols/http/parse-connection.ts'
import { type HttpMessage, type ParseOptions, parseMessage } from '#protocols/http/parse-message.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const parse = (text: string, options: ParseOptions = { kind: 'request' }) =>
  parseMessage(bytesOf(text), options)
const connection = (text: string) => parseConnection(bytesOf(text), { kind: 'request' })
const contentOf = ({ content }: HttpMessage) => new TextDecoder().decode(content)

describe('where the first wrong byte stands', () => {
  // The caret stands before the byte that is wrong.
  test.each([
    ['^ / HTTP/1.1\r\nHost: a\r\n\r\n', 'method'],
    ['G^(T / HTTP/1.1\r\nHost: a\r\n\r\n', 'method'],
    ['^get / HTTP/1.1\r\nHost: a\r\n\r\n', 'unknown-method'],
    ['GET ^index.html HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['GET /^%zz HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['GET /a^% HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['GET /?a=^%4 HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['GET /^ä HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['GET ^* HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['GET ^a:80 HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['GET http://^/x HTTP/1.1\r\nHost:\r\n\r\n', 'target'],
    ['GET http://^me@a/x HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['GET http://a:^99999/x HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['GET http://^[::1/x HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['CONNECT ^/x HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['CONNECT ^a HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['CONNECT ^:443 HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['CONNECT ^me@a:443 HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['CONNECT ^http://a:443 HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['GET ^ / HTTP/1.1\r\nHost: a\r\n\r\n', 'start-line'],
    ['GET /a^ b HTTP/1.1\r\nHost: a\r\n\r\n', 'start-line'],
    ['GET /^\r\nHost: a\r\n\r\n', 'start-line'],
    ['GET / HTTP/1.1^ \r\nHost: a\r\n\r\n', 'start-line'],
    ['GET / ^http/1.1\r\nHost: a\r\n\r\n', 'version'],
    ['GET / HTTP/1.1^1\r\nHost: a\r\n\r\n', 'version'],
    ['GET / HTTP/^2.0\r\nHost: a\r\n\r\n', 'version'],
    ['GET / HTTP/1.1^\nHost: a\r\n\r\n', 'bare-lf'],
    ['GET / HTTP/1.1\r\nHost: a^\r b\r\n\r\n', 'bare-cr'],
    ['GET / HTTP/1.1\r\nHost^ : a\r\n\r\n', 'field-name'],
    ['GET / HTTP/1.1\r\n^: a\r\nHost: a\r\n\r\n', 'field-name'],
    ['GET / HTTP/1.1\r\n^ Host: a\r\nHost: a\r\n\r\n', 'field-name'],
    ['GET / HTTP/1.1\r\nHost^\r\n\r\n', 'field-name'],
    ['GET / HTTP/1.1\r\nHost: a\r\nX: a^\x01b\r\n\r\n', 'field-value'],
    ['GET / HTTP/1.1\r\nAccept: */*\r\n^\r\n', 'host-missing'],
    ['GET / HTTP/1.1\r\nHost: a\r\n^Host: a\r\n\r\n', 'host-twice'],
    ['GET / HTTP/1.1\r\nHost: ^http://a\r\n\r\n', 'host-value'],
    ['GET / HTTP/1.1\r\nHost: ^me@a\r\n\r\n', 'host-value'],
    ['GET / HTTP/1.1\r\nHost: ^a:http\r\n\r\n', 'host-value'],
    ['GET / HTTP/1.1\r\nHost: ^a:65536\r\n\r\n', 'host-value'],
    ['GET / HTTP/1.1\r\nHost: ^a%zz\r\n\r\n', 'host-value'],
    ['GET / HTTP/1.1\r\nHost: ^[1::2::3]\r\n\r\n', 'host-value'],
    ['GET / HTTP/1.1\r\nHost: ^a\r\n b\r\n\r\n', 'host-value'],
    ['GET / HTTP/1.1\r\nHost: a\r\n^Host: b\r\n\r\n', 'host-twice'],
    ['GET / HTTP/1.1\r\nHost: a\r\n^', 'incomplete-head'],
    ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1^x\r\n\r\n1', 'content-length'],
    ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ^-1\r\n\r\n', 'content-length'],
    [
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n^Content-Length: 1\r\n\r\n1',
      'content-length-twice',
    ],
    ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1^, 1\r\n\r\n1', 'content-length-twice'],
    ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n1234^', 'incomplete-body'],
    ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ^gzip\r\n\r\n', 'transfer-encoding'],
    [
      'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ^chunked, chunked\r\n\r\n0\r\n\r\n',
      'transfer-encoding',
    ],
    ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ^chunked;q=1\r\n\r\n0\r\n\r\n', 'transfer-encoding'],
    ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ^chunked, gzip\r\n\r\n', 'transfer-encoding'],
    ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ^,\r\n\r\n', 'transfer-encoding'],
    ['POST / HTTP/1.0\r\nTransfer-Encoding: ^chunked\r\n\r\n0\r\n\r\n', 'transfer-encoding'],
    [
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n^Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'both-lengths',
    ],
    ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n^x\r\n', 'chunk-size'],
    ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1^ \r\na\r\n0\r\n\r\n', 'chunk-size'],
    [
      'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;^=2\r\na\r\n0\r\n\r\n',
      'chunk-extension',
    ],
    ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na^b\r\n0\r\n\r\n', 'chunk-end'],
    ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab^', 'incomplete-body'],
    ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n^', 'incomplete-body'],
  ])('%j: %s', (marked, code) => {
    const offset = marked.indexOf('^')
    const found = firstRejection(parse(marked.replace('^', '')).findings)
    expect(found).toMatchObject({ code, offset })
    expect(found?.says).toMatch(/^[A-Z“].*[.]$/u)
    expect(found?.reference).toMatch(/^RFC \d{4} section \d/u)
  })

  test.each([
    ['HTTP/1.1^\t200 OK\r\n\r\n', 'version'],
    ['HTTP/1.1^\r\n\r\n', 'start-line'],
    ['HTTP/1.1 20^\r\n\r\n', 'status-code'],
    ['HTTP/1.1 2^xx OK\r\n\r\n', 'status-code'],
    ['HTTP/1.1 200^0 OK\r\n\r\n', 'status-code'],
    ['^ICE/1.1 200 OK\r\n\r\n', 'version'],
  ])('%j: %s', (marked, code) => {
    const read = parse(marked.replace('^', ''), { kind: 'response' })
    expect(firstRejection(read.findings)).toMatchObject({ code, offset: marked.indexOf('^') })
  })

  test.each([
    ['GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['GET /a[1] HTTP/1.1\r\nHost: a\r\n\r\n', 'target'],
    ['GET http://b/x HTTP/1.1\r\nHost: a\r\n\r\n', 'host-mismatch'],
    ['GET http://a/x HTTP/1.1\r\nHost: a:8080\r\n\r\n', 'host-mismatch'],
    ['GET https://a/x HTTP/1.1\r\nHost: a:80\r\n\r\n', 'host-mismatch'],
    ['GET http://a/x HTTP/1.1\r\nHost:\r\n\r\n', 'host-mismatch'],
    ['CONNECT b:443 HTTP/1.1\r\nHost: a:443\r\n\r\n', 'host-mismatch'],
    ['CONNECT a:443 HTTP/1.1\r\nHost: a:444\r\n\r\n', 'host-mismatch'],
    ['TRACE / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx', 'forbidden-content'],
    ['TRACE / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 'forbidden-content'],
    ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ,chunked\r\n\r\n0\r\n\r\n', 'empty-member'],
    ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, , chunked\r\n\r\n0\r\n\r\n', 'empty-member'],
    ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked,\r\n\r\n0\r\n\r\n', 'empty-member'],
    ['GET / HTTP/1.1\r\nHost: a\r\nConnection: ,keep-alive\r\n\r\n', 'empty-member'],
    ['GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: "a,,b",,"c"\r\n\r\n', 'empty-member'],
    ['\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n', 'empty-line-first'],
    ['GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n', 'line-folding'],
  ])('many read %j all the same, and nobody may send it: %s', (text, code) => {
    expect(parse(text).findings).toMatchObject([{ code, severity: 'bends' }])
    expect(parse(text).complete).toBe(true)
  })
})

describe('where the body ends (RFC 9112 section 6.3)', () => {
  test.each([
    ['200 OK\r\nContent-Length: 2\r\n\r\nabc', 'GET', 'content-length', 'ab'],
    ['200 OK\r\n\r\nabc', 'GET', 'close', 'abc'],
    ['200 OK\r\nContent-Length: 2\r\n\r\nab', 'HEAD', 'none', ''],
    ['204 No Content\r\n\r\nab', 'GET', 'none', ''],
    ['304 Not Modified\r\nContent-Length: 2\r\n\r\nab', 'GET', 'none', ''],
    ['100 Continue\r\n\r\n', 'POST', 'none', ''],
    ['200 OK\r\nContent-Length: 2\r\n\r\nab', 'CONNECT', 'none', ''],
    ['200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc', 'GET', 'close', 'abc'],
    [
      '200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n1\r\na\r\n02;x="\\""\r\nbc\r\n0\r\nT: 1\r\n\r\nrest',
      'GET',
      'chunked',
      'abc',
    ],
  ])('%j in answer to %s: %s', (text, answersTo, by, content) => {
    const read = parse(`HTTP/1.1 ${text}`, { kind: 'response', answersTo })
    expect(read.framing.by).toBe(by)
    expect(contentOf(read)).toBe(content)
    expect(read.findings).toEqual([])
  })

  test('a trailer section is read after the last chunk', () => {
    const text = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nSum: 1\r\n\r\n'
    const read = parse(text)
    expect(read.trailers.map(({ name, value }) => [name.text, value.text])).toEqual([['Sum', '1']])
    expect(read).toMatchObject({ complete: true, end: text.length })
  })

  test('one message after the other on a connection, until one closes it', () => {
    const one = 'GET /1 HTTP/1.1\r\nHost: a\r\n\r\n'
    const last = 'POST /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx'
    expect(connection(one + one + last)).toMatchObject({ findings: [], messages: [{}, {}, {}] })
    expect(connection(one + last + one).findings).toMatchObject([
      { code: 'after-close', offset: (one + last).length },
    ])
    expect(connection(one.replace('Host: a', 'Host: a\r\nConnection: upgrade') + '\0\0').findings).toEqual([])
  })
})

/** Bytes that are messages, nearly messages, and nothing of the kind. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'GET ',
        '/ ',
        'HTTP/1.1',
        'HTTP/1.1 200 OK',
        '\r\n',
        '\n',
        '\r',
        ' ',
        ':',
        'Host: a',
        'Content-Length: ',
        'Transfer-Encoding: chunked',
        '5',
        '0',
        'a',
        ';',
        '=',
        '"',
        ',',
        '\t',
        'é',
        '\0',
        'ffffffffffffff',
        'Connection: close',
        '4\r\nabcd\r\n',
        '0\r\n\r\n',
      ),
      { maxLength: 40 },
    )
    .map((parts) => bytesOf(parts.join(''))),
)

test('any bytes give a message: nothing throws, every position lies within the bytes', () => {
  fc.assert(
    fc.property(anyBytes, fc.constantFrom('request', 'response'), (bytes, kind) => {
      const { messages, findings, end } = parseConnection(bytes, { kind })
      expect(end).toBeLessThanOrEqual(bytes.length)
      for (const { offset, length } of findings) {
        expect(offset).toBeGreaterThanOrEqual(0)
        expect(offset + length).toBeLessThanOrEqual(bytes.length)
      }
      for (const message of messages) {
        const spans = [message.body, ...message.fields.flatMap(({ name, value }) => [name, value])]
        for (const { start, end: to } of spans) {
          expect(start).toBeLessThanOrEqual(to)
          expect(to).toBeLessThanOrEqual(bytes.length)
        }
        expect(message.complete || firstRejection(message.findings) !== null).toBe(true)
      }
    }),
    { numRuns: 5_000 },
  )
})

const token = fc.stringMatching(/^[a-zA-Z0-9!#$%&'*+.^_`|~-]{1,12}$/u)
const value = fc.stringMatching(/^(?:[!-~](?:[ -~]{0,20}[!-~])?)?$/u)
const isPlain = ([name]: [string, string]) =>
  !/^(?:host|content-length|transfer-encoding|connection)$/iu.test(name)

test('a message that was written rightly is read back as it was meant, in pieces or in chunks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(token, value).filter(isPlain), { maxLength: 8 }),
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 4 }),
      fc.boolean(),
      (fields, pieces, chunked) => {
        const body = Buffer.concat(pieces)
        const framing = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`
        const lines = [
          'POST /x HTTP/1.1',
          'Host: a',
          ...fields.map(([name, text]) => `${name}: ${text}`),
          framing,
        ]
        const sent = chunked
          ? Buffer.concat([
              ...pieces.flatMap((piece) => [
                Buffer.from(`${piece.length.toString(16)}\r\n`),
                piece,
                Buffer.from('\r\n'),
              ]),
              Buffer.from('0\r\n\r\n'),
            ])
          : body
        const whole = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), sent])
        const read = parseMessage(whole, { kind: 'request' })
        expect(read.findings).toEqual([])
        expect(read.end).toBe(whole.length)
        expect(Buffer.from(read.content)).toEqual(body)
        expect(read.fields.slice(1, -1).map((field) => [field.name.text, field.value.text])).toEqual(fields)
        // Cut off anywhere, it is incomplete, and nothing worse.
        const cut = parseMessage(whole.subarray(0, Math.floor(whole.length / 2)), { kind: 'request' })
        expect(cut.complete).toBe(false)
      },
    ),
  )
})

test('time grows with the number of bytes, whatever they are', () => {
  for (const piece of ['A: b\r\n', ' ', ',', '"', '1\r\na\r\n', '\r', '%']) {
    const text = `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nX: ${piece.repeat(40_000)}`
    const before = performance.now()
    parse(text)
    parse(`POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${piece.repeat(40_000)}`)
    // Were it the square of the bytes, it would be hours.
    expect(performance.now() - before).toBeLessThan(60_000)
  }
})
