import { expect, test } from 'vitest'
import {
  announcedLength,
  firstMisspelling,
  octetsAfterHead,
  rowsOf,
} from '#components/figures/http/message-rows.ts'
import { readAnswer } from '#protocols/http/read-answer.ts'

const request = (text: string) => readAnswer(text, { message: 'request', answersTo: 'GET' })
const response = (text: string) => readAnswer(text, { message: 'response', answersTo: 'GET' })
const shown = (read: ReturnType<typeof request>) =>
  rowsOf(read).map(({ part, reads, span }) => `${part}|${reads}|${span.start}-${span.end}`)

test('a request and where its parts stand, in bytes', () => {
  const read = request('POST /ä HTTP/1.1\r\nHost: é\r\nContent-Length: 2\r\n\r\nabc')
  expect(shown(read)).toEqual([
    'Method|POST|0-4',
    'Target|/ä|5-8',
    'Version|HTTP/1.1|9-17',
    'Field Host|é|19-27',
    'Field Content-Length|2|29-46',
    'Body|ab|50-52',
  ])
  expect([announcedLength(read.message), octetsAfterHead(read)]).toEqual(['2', 3])
})

test('a response in chunks', () => {
  const read = response('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nT: 1\r\n\r\n')
  expect(shown(read).map((row) => row.replace(/\|\d.*$/u, ''))).toEqual([
    'Version|HTTP/1.1',
    'Status code',
    'Reason phrase|OK',
    'Field Transfer-Encoding|chunked',
    'Chunk 1|hi',
    'Trailer T',
  ])
})

test('what is still being typed is not yet misspelt; what stands before it may be', () => {
  for (const text of ['', 'GE', 'GET /', 'GET / HTTP/1.1\r\nHost', 'GET / HTTP/1.1\r\n']) {
    expect([text, firstMisspelling(request(text))]).toEqual([text, null])
  }
  expect(firstMisspelling(request('GET /\r\n'))).toMatchObject({ code: 'start-line', offset: 5 })
  expect(firstMisspelling(request('GET / HTTP/1.1\n'))).toMatchObject({ code: 'bare-lf' })
  // What is asked for, and whether it fits, is not said before the answer is submitted.
  expect(firstMisspelling(request('POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n'))).toBeNull()
})
