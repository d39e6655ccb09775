import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { studentId } from './student-id.ts'

test.each([
  ['4711', 'Ada Lovelace', 'ada-lovelace-4711'],
  ['4711', '李雷', 'student-4711'],
  ['ada', 'Ada', 'ada'],
])('%s, %s', (identity, name, id) => {
  expect(studentId(identity, name).startsWith(id)).toBe(true)
})

test.each(['Ada', 'con', 'nul.txt', '..', '', 'a/b', 'ada-12345678', 'ada-1', 'Straße', 'x'.repeat(80)])(
  '%j gets a hash, so that it is nobody else’s',
  (identity) => expect(studentId(identity, 'x')).toMatch(/^[a-z0-9][a-z0-9._-]*-[0-9a-f]{8}$/),
)

test('ids are safe names, bounded, and different for different students on any system', () => {
  const identity = fc.oneof(
    fc.string({ maxLength: 90, unit: 'binary' }),
    fc.stringMatching(/^[aAbB.0-9-]{1,6}$/),
  )
  fc.assert(
    fc.property(fc.uniqueArray(identity, { maxLength: 20 }), (identities) => {
      const ids = identities.map((one) => studentId(one, 'Ada'))
      for (const id of ids) expect(id).toMatch(/^(?!.*\.\.)[a-z0-9_][a-z0-9._-]{0,59}$/)
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})
