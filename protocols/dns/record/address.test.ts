import { isIPv6 } from 'node:net'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatIpv4, formatIpv6, readIpv4, readIpv6 } from '#protocols/dns/record/address.ts'

test.each(['1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '1.2.3.x', '1..2.3', ''])('%j is no IPv4', (text) =>
  expect(readIpv4(text)).toBeNull(),
)

test.each([
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['::', '::'],
  ['1::', '1::'],
  ['::ffff:192.0.2.1', '::ffff:c000:201'],
  ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
  ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
  ['1:0:3:4:5:6:7:8', '1:0:3:4:5:6:7:8'],
])('%s is written %s', (text, written) =>
  expect(formatIpv6(readIpv6(text) ?? new Uint8Array())).toBe(written),
)

test('any text is an IPv6 address here if and only if it is one for Node', () => {
  const piece = fc.constantFrom(':', '::', '0', 'f', '12ab', '1.2.3.4', 'g', '00001')
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
      (text) => {
        expect(readIpv6(text) !== null).toBe(isIPv6(text))
      },
    ),
    { numRuns: 5_000 },
  )
})

const octets = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

test('what is written is read again', () => {
  fc.assert(
    fc.property(octets(16), octets(4), (six, four) => {
      expect(readIpv6(formatIpv6(six))).toEqual(six)
      expect(readIpv4(formatIpv4(four))).toEqual(four)
    }),
  )
})
