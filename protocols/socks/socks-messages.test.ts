import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  readSocksReply,
  socksCommands,
  socksMethods,
  writeSocksGreeting,
  writeSocksRequest,
} from '#protocols/socks/socks-messages.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('a greeting names its methods (RFC 1928 section 3)', () => {
  expect(hex(writeSocksGreeting([socksMethods.none, socksMethods.password]))).toBe('05020002')
})

test.each([
  ['192.0.2.80', 80, '05010001c00002500050'],
  ['a.example', 8_080, '0501000309612e6578616d706c651f90'],
  ['2001:db8:0:0:0:0:0:1', 443, '0501000420010db800000000000000000000000101bb'],
])('a request for %s, port %i (RFC 1928 sections 4 and 5)', (host, port, bytes) => {
  expect(hex(writeSocksRequest({ host, port }, socksCommands.connect))).toBe(bytes)
})

test.each([
  ['05000001c6336407d431', { is: 'whole', code: 0, octets: 10 }],
  ['0502000100000000000021', { is: 'whole', code: 2, octets: 10 }],
  ['050000030161d431', { is: 'whole', code: 0, octets: 8 }],
  ['05070004', { is: 'incomplete', needs: 22 }],
  ['0500', { is: 'incomplete', needs: 4 }],
  ['', { is: 'incomplete', needs: 4 }],
  ['0400', { is: 'malformed', at: 0, expected: '05, the version' }],
  ['0509', { is: 'malformed', at: 1, expected: 'a reply code from 00 to 08' }],
  ['050005', { is: 'malformed', at: 2, expected: '00, which is reserved' }],
  ['05000002', { is: 'malformed', at: 3, expected: 'an address type: 01, 03 or 04' }],
])('the reply %s (RFC 1928 section 6)', (bytes, read) => {
  expect(readSocksReply(Buffer.from(bytes, 'hex'))).toEqual(read)
})

test('whatever comes, a reply is read or it is said what is wrong', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
      const read = readSocksReply(bytes)
      if (read.is === 'whole') expect(read.octets).toBeLessThanOrEqual(bytes.length)
      if (read.is === 'incomplete') expect(read.needs).toBeGreaterThan(bytes.length)
      if (read.is === 'malformed') expect(read.at).toBeLessThan(bytes.length)
    }),
  )
})
