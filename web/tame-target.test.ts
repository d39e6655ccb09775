import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isStorable } from '#server/storable-json.ts'
import { tameTarget } from './tame-target.ts'

it.each([
  ['/', '/'],
  ['/items/0198c0de?a=b', '/items/0198c0de?a=b'],
  ['/items/caf%C3%A9%20%2F', '/items/caf%C3%A9%20%2F'],
  ['/items/%', '/items/-'],
  ['/items/%FF', '/items/-'],
  ['/items/a%00b', '/items/-'],
  ['/items/%ED%A0%80', '/items/-'],
  ['/api/runs/%C3/events?x=%FF', '/api/runs/-/events?x=%FF'],
  ['/%zz/%/x', '/-/-/x'],
  ['//evil.example/x', '/evil.example/x'],
  ['/\\evil.example', '/evil.example'],
  ['http://evil.example/', null],
  ['*', null],
  ['', null],
])('the target %s is taken for %s', (target, expected) => expect(tameTarget(target)).toBe(expected))

it('gives a path that can be decoded and asked for, whatever comes', () => {
  const odd = fc.constantFrom(
    '%',
    '%0',
    '%00',
    '%ff',
    '%ED%A0%80',
    '/',
    '\\',
    '?',
    '#',
    '.',
    '..',
    'é',
    '\u0001',
  )
  const targets = fc.array(fc.oneof(odd, fc.string({ unit: 'grapheme' })), { maxLength: 12 })
  fc.assert(
    fc.property(targets, (parts) => {
      const tame = tameTarget(`/${parts.join('')}`)
      const path = tame?.split('?')[0] ?? ''
      expect(path.startsWith('/') && !/^\/[/\\]/.test(path)).toBe(true)
      for (const segment of path.split('/')) expect(isStorable(decodeURIComponent(segment))).toBe(true)
      expect(tameTarget(tame ?? '')).toBe(tame)
    }),
  )
})
