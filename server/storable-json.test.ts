import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isStorable, toStorableJson } from '#server/storable-json.ts'

describe('JSON that PostgreSQL can store', () => {
  it('comes out of any value, whatever its strings are made of', () => {
    const codeUnit = fc.oneof(fc.constant(0), fc.integer({ min: 0xd7f0, max: 0xe00f }), fc.nat(0xffff))
    const text = fc.array(codeUnit).map((units) => String.fromCharCode(...units))
    fc.assert(
      fc.property(fc.array(text), (value) => {
        const stored: unknown = JSON.parse(toStorableJson({ value }))
        expect(isStorable(stored)).toBe(true)
        if (isStorable(value)) expect(stored).toEqual({ value })
      }),
    )
  })

  it.each([
    ['a\0b', false],
    ['\ud800', false],
    ['😀 \u{10ffff}', true],
    [{ deep: ['a\0'] }, false],
    [{ 'a\0': 1 }, false],
    [null, true],
  ])('%j is storable: %s', (value, expected) => {
    expect(isStorable(value)).toBe(expected)
  })
})
