import { expect, test } from 'vitest'
import { holdsMessage, madeUpOutput, missingOutput } from '#graders/labs/program/judge-output.ts'
import { OutputCapture } from '#graders/labs/program/output-capture.ts'

function printed(stdout: string, stderr = ''): OutputCapture {
  const capture = new OutputCapture(10_000)
  capture.add('stdout', Buffer.from(stdout))
  capture.add('stderr', Buffer.from(stderr))
  return capture
}

test.each<[string, string, string, string | undefined]>([
  ['HELLO', '', 'From server: HELLO', 'on-standard-error'],
  ['ÖL', String.raw`b'\xc3\x96L'`, '', 'bytes-literal'],
  ['HELLO', 'HELL', 'oh no', 'beginning'],
  ['HELLO', 'From server: H\n', '', 'beginning'],
  ['HELLO', 'HELP', '', undefined],
  ['HELLO', 'From server: HELP', '', undefined],
  ['HELLO', 'FISH', '', undefined],
  ['HELLO', '', '', undefined],
])('%s is missing in %j beside %j: %s', (text, stdout, stderr, instead) => {
  const mismatch = missingOutput(printed(stdout, stderr), text, 5)
  expect({ instead: undefined, ...mismatch }).toMatchObject({ code: 'missing-output', instead })
})

test.each([
  ['', '', false],
  ['Input lowercase sentence: ', '', false],
  ['line? ', ' \n', false],
  ['Input lowercase sentence: cannot connect', '', true],
  ['', 'refused', true],
  ['No reply\n', '', true],
])('%j and %j: a message is %s', (stdout, stderr, is) => {
  expect(holdsMessage(printed(stdout, stderr))).toBe(is)
})

test('what nobody said is found where it stands', () => {
  expect(madeUpOutput(printed('é: HELLO'), 'HELLO', 5)).toMatchObject({ where: { offset: 4 } })
  expect(madeUpOutput(printed('hello'), 'HELLO', 5)).toBeNull()
})
