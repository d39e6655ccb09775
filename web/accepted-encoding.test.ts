import { expect, it } from 'vitest'
import { acceptedEncoding } from './accepted-encoding.ts'

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=0.5, br;q=1.0', 'br'],
  ['gzip, br;q=0', 'gzip'],
  ['GZIP , BR; q=0.000', 'gzip'],
  ['identity', null],
  ['', null],
  [undefined, null],
])('of a client that says %j it takes %j', (said, taken) => {
  expect(acceptedEncoding({ headers: { 'accept-encoding': said } }, ['br', 'gzip'])).toBe(taken)
})
