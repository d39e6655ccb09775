import { decodeForm } from '#protocols/http/decode-form.ts'
import { readEntityTag } from '#protocols/http/entity-tag.ts'
import type { Finding } from '#protocols/http/finding.ts'
import { readHttpDate } from '#protocols/http/http-date.ts'
import { parseConnection } from '#protocols/http/parse-connection.ts'
import { readAnswer } from '#protocols/http/read-answer.ts'
import { readTarget } from '#protocols/http/read-target.ts'
import { checkSentences } from '../../tests/support/fuzz/check-sentences.ts'
import { fuzzReader } from '../../tests/support/fuzz/fuzz-reader.ts'
import { bytesOf } from '../../tests/support/fuzz/reader.ts'

const charactersMax = 20_000
const fieldWords = [
  '\r\n',
  '\r\n\r\n',
  '\r\n ',
  'HTTP/1.1',
  'HTTP/1.0',
  'Host: shop.example',
  'Transfer-Encoding: ',
  'chunked',
  'Content-Length: 5',
  'Connection: close',
  'a;b="c,d"',
  '0\r\n\r\n',
  '5\r\nhello\r\n',
  '%zz',
  '%41',
]
const requestWords = [
  'GET',
  'POST',
  'TRACE',
  'CONNECT',
  'OPTIONS',
  ' / ',
  '*',
  'http://a.example/b?c#d',
  'a:80',
]

function checkFindings(length: number, findings: readonly Finding[]) {
  checkSentences(...findings.map(({ says }) => says))
  const isSound = ({ offset, length: octets }: Finding) =>
    offset >= 0 && octets >= 0 && offset + octets <= length
  if (!findings.every(isSound)) throw new Error(`no place in the bytes: ${JSON.stringify(findings)}`)
}

function readConnection(input: string, kind: 'request' | 'response') {
  const bytes = bytesOf(input)
  const { findings, messages, end } = parseConnection(bytes, { kind })
  checkFindings(bytes.length, findings)
  if (end > bytes.length || messages.some((message) => message.end > bytes.length))
    throw new Error(`ends at ${end}`)
}

fuzzReader({
  name: 'HTTP requests',
  read: (input) => readConnection(input, 'request'),
  words: [...fieldWords, ...requestWords],
  documents: [
    'GET /a?b=c HTTP/1.1\r\nHost: shop.example\r\nAccept: text/html,\r\n  text/plain\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5;x="y"\r\nhello\r\n0\r\nT: u\r\n\r\nGET / HTTP/1.0\r\n\r\n',
    'PUT http://a.example/ HTTP/1.1\r\nHost: a.example\r\nContent-Length: 5\r\n\r\nhello',
  ],
  charactersMax,
  pumps: [{ before: 'GET / HTTP/1.1\r\nHost: a\r\nAccept: a,b', unit: ' \t', after: 'c\r\n\r\n' }],
})

fuzzReader({
  name: 'HTTP responses',
  read: (input) => readConnection(input, 'response'),
  words: [...fieldWords, '200', '304 Not Modified', '100', 'Date: '],
  documents: [
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 304 \r\nETag: "a"\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
  ],
  charactersMax,
})

fuzzReader({
  name: 'an answer that is an HTTP message',
  read(input) {
    for (const message of ['request', 'response'] as const) {
      const { bytes, findings } = readAnswer(input, { message, answersTo: 'GET' })
      checkFindings(bytes.length, findings)
    }
  },
  words: [...fieldWords, ...requestWords],
  documents: ['GET / HTTP/1.1\r\nHost: a\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab'],
  charactersMax: 8_000,
})

fuzzReader({
  name: 'targets, forms, dates and entity tags',
  read(input) {
    readTarget(input)
    readHttpDate(input)
    readEntityTag(input)
    for (const { span } of decodeForm(input))
      if (span.end > input.length) throw new Error(`ends at ${span.end}`)
  },
  words: [
    'http://',
    'a.example',
    '/',
    '?',
    '&',
    '=',
    '+',
    '%41',
    '%e4',
    '%',
    'Sun, ',
    'Nov',
    'GMT',
    'W/',
    '"',
  ],
  documents: ['http://a.example/b?c=d&e=%20f', 'Sun, 06 Nov 1994 08:49:37 GMT', 'W/"abc"'],
  charactersMax,
})
