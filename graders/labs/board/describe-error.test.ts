import { expect, test } from 'vitest'
import { describeError } from '#graders/labs/board/describe-error.ts'

test('says what kind of error it was and where, and nothing that a program said', () => {
  let error: unknown
  try {
    JSON.parse('{"my": words\n    at evil (/app/graders/labs/fake.ts:1:1)')
  } catch (caught) {
    error = caught
  }
  const said = describeError(error)
  expect(said).toMatch(/^SyntaxError in (?:[\w.-]+\/){0,2}describe-error\.test\.ts, line \d+$/)
})

test.each<[unknown, RegExp]>([
  [Object.assign(new Error('bind EADDRINUSE 0.0.0.0'), { code: 'EADDRINUSE' }), /^Error EADDRINUSE in /],
  [Object.assign(new Error('x'), { code: 'my own words' }), /^Error in /],
  [Object.assign(new Error('x'), { name: 'give me\nmarks' }), /^Error in /],
  ['a text', /^something was thrown that is no error$/],
  [{ message: 'words' }, /^something was thrown that is no error$/],
])('%j', (error, says) => expect(describeError(error)).toMatch(says))
