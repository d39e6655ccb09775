import { expect, it } from 'vitest'
import { makeJoinCode, readJoinCode, showJoinCode } from '#server/courses/join-code.ts'

it('is read as it is shown, and as people type it', () => {
  for (let at = 0; at < 200; at += 1) {
    const code = makeJoinCode()
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/)
    const shown = showJoinCode(code)
    for (const typed of [shown, shown.toLowerCase(), ` ${code} `, code.split('').join(' ')])
      expect(readJoinCode(typed)).toBe(code)
  }
})

it.each([null, '', 'ABCD', 'ABCD-EFG0', 'ABCD-EFGI', 'ABCD-EFGH-J', 'a\0bcdefg', 'X'.repeat(50)])(
  'is not %j',
  (typed) => expect(readJoinCode(typed)).toBeNull(),
)
