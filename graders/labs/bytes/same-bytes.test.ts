import { expect, test } from 'vitest'
import { sameBytes } from '#graders/labs/bytes/same-bytes.ts'

const at = { stream: 'from-program', connection: 0 } as const
const compare = (expected: string, actual: string) =>
  sameBytes(Buffer.from(expected), Buffer.from(actual), at)

test.each([
  ['hello', 'hello'],
  ['hello', 'hello\n'],
  ['', ''],
  ['', '\n'],
])('%j is met by %j', (expected, actual) => {
  expect(compare(expected, actual)).toBeNull()
})

test.each([
  ['hello', 'hallo', 'malformed', 1],
  ['hello', '"hello"', 'malformed', 0],
  ['hello', 'hel', 'malformed', 3],
  ['hello', '', 'malformed', 0],
  ['hello', 'hello\0', 'leftover-bytes', 5],
  ['hello', 'hello\n\n', 'leftover-bytes', 5],
  ['hello', 'hello\r\n', 'leftover-bytes', 5],
])('%j is not met by %j: %s at %i', (expected, actual, code, offset) => {
  expect(compare(expected, actual)).toMatchObject({ code, where: { ...at, offset } })
})
