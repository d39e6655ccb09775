import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import { link, type StreamLink, splitIntoSegments } from '#graders/labs/network/stream-link.ts'

const split = (text: string, how: StreamLink['split']) =>
  splitIntoSegments(Buffer.from(text), how, seededRandom('seed')).map((segment) => segment.toString('latin1'))

describe('where segments end', () => {
  test.each([
    ['none', 'HELLO', ['HELLO']],
    ['every-byte', 'HEL', ['H', 'E', 'L']],
    [{ before: '\r\n' }, 'a\r\nb\r\n', ['a', '\r\nb', '\r\n']],
    [{ inside: '\r\n' }, 'a\r\nb\r\n', ['a\r', '\nb\r', '\n']],
    [{ inside: 'Ö' }, 'ÖL', ['\xc3', '\x96L']],
    [{ before: 'H' }, 'HELLO', ['HELLO']],
    [{ inside: 'X' }, 'HELLO', ['HELLO']],
    [{ inside: '' }, 'HELLO', ['HELLO']],
    ['every-byte', '', []],
  ] satisfies [StreamLink['split'], string, string[]][])('%j of %j', (how, text, segments) => {
    expect(split(text, how)).toEqual(segments)
  })
})

test('whatever the split, the same bytes arrive in order and no segment is empty', () => {
  const splits = fc.oneof(
    fc.constantFrom('none' as const, 'every-byte' as const, 'random' as const),
    fc.record({ before: fc.string() }),
    fc.record({ inside: fc.string() }),
  )
  fc.assert(
    fc.property(fc.uint8Array(), splits, fc.string(), (bytes, how, seed) => {
      const segments = splitIntoSegments(Buffer.from(bytes), how, seededRandom(seed))
      expect(Buffer.concat(segments)).toEqual(Buffer.from(bytes))
      expect(segments.every((segment) => segment.length > 0)).toBe(true)
    }),
  )
})

test('a link is clear but for what is named', () => {
  expect(link({ delayMs: 5 })).toEqual({ ...link(), delayMs: 5 })
})
