import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  escapeLabel,
  isWithin,
  joinLabels,
  labelsOf,
  octetsOf,
  parentOf,
  readName,
  relativeTo,
  sameName,
} from '#protocols/dns/record/name.ts'

const origin = 'shop.example.'

describe('names as a zone file writes them', () => {
  test.each([
    ['www', 'www.shop.example.'],
    ['www.', 'www.'],
    ['@', 'shop.example.'],
    ['.', '.'],
    ['*', '*.shop.example.'],
    ['www.shop.example', 'www.shop.example.shop.example.'],
    [String.raw`a\.b`, String.raw`a\.b.shop.example.`],
    [String.raw`a\097`, 'aa.shop.example.'],
    [String.raw`a\032b`, String.raw`a\032b.shop.example.`],
  ])('%s is %s', (text, name) => expect(readName(text, origin)).toEqual({ ok: true, name }))

  test.each(['a..b', '.a', 'a b', 'é', String.raw`a\256`, 'a\\', 'x'.repeat(64), 'x.'.repeat(130)])(
    '%s is none',
    (text) => expect(readName(text, origin)).toMatchObject({ ok: false }),
  )
})

test('labels keep their octets, whatever they are', () => {
  const label = fc.string({
    unit: fc.nat(255).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength: 9,
  })
  fc.assert(
    fc.property(fc.array(label, { maxLength: 4 }), (labels) => {
      const name = joinLabels(labels.map(escapeLabel))
      expect(labelsOf(name).map(octetsOf)).toEqual(labels)
      const read = readName(name, origin)
      expect(read).toEqual({ ok: true, name })
      expect(isWithin(name, parentOf(name) ?? '.')).toBe(true)
    }),
  )
})

test('case never matters', () => {
  expect(sameName('WWW.Shop.Example.', 'www.shop.example.')).toBe(true)
  expect(isWithin('WWW.SHOP.EXAMPLE.', origin)).toBe(true)
})

test.each([
  ['www.shop.example.', true],
  ['shop.example.', true],
  ['bookshop.example.', false],
  ['example.', false],
  [String.raw`a\.shop.example.`, false],
])('%s within the zone: %s', (name, within) => expect(isWithin(name, origin)).toBe(within))

test.each([
  ['shop.example.', '@'],
  ['a.b.shop.example.', 'a.b'],
  ['www.example.', 'www.example.'],
])('%s is written %s', (name, short) => expect(relativeTo(name, origin)).toBe(short))

test.each(['shop.example', 'example', '', 'a\\.'])('going up from %j comes to an end', (name) => {
  let [at, steps]: [string | null, number] = [name, 0]
  while (at !== null && steps < 10) [at, steps] = [parentOf(at), steps + 1]
  expect(at).toBeNull()
})
