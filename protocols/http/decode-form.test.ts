import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeForm } from '#protocols/http/decode-form.ts'
import { readEntityTag } from '#protocols/http/entity-tag.ts'
import { readHttpDate } from '#protocols/http/http-date.ts'
import { readTarget } from '#protocols/http/read-target.ts'

const shown = (text: string) =>
  decodeForm(text).map(({ name, value, problem }) => [name, value, problem !== null])

test.each([
  ['', []],
  [
    'a=1&b=2',
    [
      ['a', '1', false],
      ['b', '2', false],
    ],
  ],
  [
    'a=x+y%20z&&b',
    [
      ['a', 'x y z', false],
      ['b', '', false],
    ],
  ],
  ['a=%C3%B6=', [['a', 'ö=', false]]],
  ['a=%26%3d', [['a', '&=', false]]],
  ['a=x y', [['a', 'x y', true]]],
  ['a=%zz', [['a', '%zz', true]]],
  ['a=%ff', [['a', '%ff', true]]],
  ['a=1\r\n', [['a', '1\r\n', true]]],
])('the form %j', (text, pairs) => {
  expect(shown(text)).toEqual(pairs)
})

test('a form that URLSearchParams wrote is read back', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 })
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (pairs) => {
      const named = pairs.filter(([name, value]) => name !== '' || value !== '')
      const written = new URLSearchParams(named).toString()
      expect(shown(written)).toEqual(named.map(([name, value]) => [name, value, false]))
    }),
  )
})

test.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', Date.UTC(1994, 10, 6, 8, 49, 37)],
  ['Thu, 29 Feb 2024 00:00:00 GMT', Date.UTC(2024, 1, 29)],
])('the date %s', (text, timeMs) => {
  expect(readHttpDate(text)).toEqual({ ok: true, timeMs })
})

test.each([
  'Mon, 06 Nov 1994 08:49:37 GMT',
  'Sun, 6 Nov 1994 08:49:37 GMT',
  'Sun, 06 Nov 1994 08:49:37 UTC',
  'Sunday, 06-Nov-94 08:49:37 GMT',
  'Wed, 30 Feb 2024 00:00:00 GMT',
  'Sun, 06 Nov 1994 24:49:37 GMT',
  '',
])('no date: %j', (text) => {
  expect(readHttpDate(text).ok).toBe(false)
})

test.each([
  ['"a"', { weak: false, opaque: 'a' }],
  ['W/""', { weak: true, opaque: '' }],
  ['a', null],
  ['w/"a"', null],
  ['"a"b"', null],
])('the entity tag %s', (text, tag) => {
  expect(readEntityTag(text)).toEqual(tag)
})

test.each([
  ['/a?b=c', '/a?b=c', 'b=c'],
  ['http://h:1?b', '/?b', 'b'],
  ['http://h/%7ea%2f', '/~a%2F', ''],
  ['*', '*', ''],
])('the target %s', (target, pathAndQuery, query) => {
  const read = readTarget(target)
  expect(read).toMatchObject({ pathAndQuery, query })
  expect(target.slice(read.queryAt)).toBe(query)
})
