import { describe, expect, it, test } from 'vitest'
import {
  readSent,
  type SentOctets,
  writeSent,
} from '#components/instruments/http-reader/connection-address.ts'
import { exampleConnections } from '#components/instruments/http-reader/example-connections.ts'
import { tellFraming } from '#components/instruments/http-reader/tell-framing.ts'
import { messageCharactersMax } from '#graders/parts/http-message/http-message-response.ts'
import { parseConnection } from '#protocols/http/parse-connection.ts'

const otherwise: SentOctets = { kind: 'request', answersTo: 'GET', text: 'otherwise' }
const read = (query: string) => readSent(new URLSearchParams(query), otherwise)
const parsed = (id: string) => {
  const sent = exampleConnections.find((each) => each.id === id)?.sent ?? otherwise
  return parseConnection(new TextEncoder().encode(sent.text), sent)
}

describe('the address', () => {
  test.each(exampleConnections)('holds $name', ({ sent }) => expect(read(writeSent(sent))).toEqual(sent))
  it.each([
    ['', otherwise],
    ['?octets=', { ...otherwise, text: '' }],
    ['?octets=x&side=nobody&to=FLY', { ...otherwise, text: 'x' }],
    ['?octets=x&side=server&to=HEAD', { kind: 'response', answersTo: 'HEAD', text: 'x' }],
  ])('%s is put right', (query, sent) => expect(read(query)).toEqual(sent))
  it('is bounded', () => {
    expect(read(`?octets=${'x'.repeat(50_000)}`).text.length).toBe(messageCharactersMax)
  })
})

test.each([
  ['pipelined', ['its body is 7 octets long.', 'A request without Content-Length'], []],
  ['chunked', ['comes in 2 chunks; the one of size 0 ends it'], []],
  ['until-close', ['goes on until the connection closes, 19 octets so far'], []],
  ['both', ['comes in'], ['both-lengths']],
  ['short', ['is 20 octets long, of which 10 octets came'], ['incomplete-body']],
  ['bare', ['A request without'], ['bare-lf', 'bare-lf', 'bare-lf']],
])('%s', (id, framings, codes) => {
  const { messages, findings } = parsed(id)
  expect(messages.map(tellFraming)).toEqual(framings.map((says) => expect.stringContaining(says)))
  expect(findings.map(({ code }) => code)).toEqual(codes)
})
