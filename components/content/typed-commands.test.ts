import { expect, test } from 'vitest'
import { typedCommands } from '#components/content/typed-commands.ts'

test.each([
  ['$ nc -u 127.0.0.1 12000\nhello\nHELLO\n', 'nc -u 127.0.0.1 12000'],
  ['$ one\n1\n$ two', 'one\ntwo'],
  ['$ printf a \\\n  | nc', 'printf a \\\n  | nc'],
  ['import socket\nprint("$ 5")', null],
  ['', null],
])('of %j one types %j', (text, typed) => {
  expect(typedCommands(text)).toBe(typed)
})
