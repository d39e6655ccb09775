import { expect, test } from 'vitest'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { filterCase } from '#graders/labs/peers/packet-filter/filter-case.ts'
import {
  namesLine,
  printsDecidingRules,
  printsNoVerdict,
  printsVerdicts,
} from '#graders/labs/peers/packet-filter/judge-verdicts.ts'
import { OutputCapture } from '#graders/labs/program/output-capture.ts'

const expected = await filterCase({
  rules: ['accept any established', 'accept tcp to 192.0.2.10 port 80', 'default deny'],
  packets: [
    'tcp 192.0.2.10 80 198.51.100.7 50000',
    'tcp 198.51.100.7 50000 192.0.2.10 80',
    'tcp 192.0.2.10 80 198.51.100.7 50000',
  ],
})

function printed(output: string, errors = '') {
  const capture = new OutputCapture(10_000)
  capture.add('stdout', Buffer.from(output))
  capture.add('stderr', Buffer.from(errors))
  return { output, capture }
}

const mismatchOf = (judge: () => void) => {
  try {
    judge()
  } catch (error) {
    if (error instanceof CheckFailure) return error.mismatch
    throw error
  }
  return null
}

test.each([
  ['deny default\naccept 2\naccept 1\n'],
  ['Three packets.\r\nPacket 1: DROPPED\r\nPacket 2: Allowed\r\nPacket 3: permit'],
  ['1 denied\n2 passed\n3 accepts\n'],
])('%j has the right verdicts', (output) => {
  expect(mismatchOf(() => printsVerdicts(printed(output), expected))).toBeNull()
})

test('the lines must be to the letter only where that is asked', () => {
  expect(
    mismatchOf(() => printsDecidingRules(printed('deny default\naccept 2\naccept 1'), expected)),
  ).toBeNull()
  expect(
    mismatchOf(() => printsDecidingRules(printed('deny default\nACCEPT 2\naccept 1'), expected)),
  ).toMatchObject({ code: 'wrong-field', expected: 'accept 2', actual: 'ACCEPT 2', where: { offset: 13 } })
})

test('a wrong verdict says which rule decides, and why the one that was named does not', () => {
  expect(mismatchOf(() => printsVerdicts(printed('accept 1\naccept 2\naccept 1'), expected))).toMatchObject({
    path: 'the verdict of packet 1, “tcp 192.0.2.10 80 198.51.100.7 50000”',
    expected: 'deny default',
    actual: 'accept 1',
    why: {
      says: 'Rule 1, “accept any established”, does not match it: its state is new. No rule matches it, so the default decides.',
    },
  })
  expect(mismatchOf(() => printsVerdicts(printed('deny default\naccept 2\ndeny'), expected))).toMatchObject({
    why: {
      says: 'Rule 1, “accept any established”, is the first that matches it. It is established: packet 2, of the same connection, was accepted.',
    },
  })
})

test('a number of verdicts that is not that of the packets', () => {
  expect(mismatchOf(() => printsVerdicts(printed(''), expected))).toMatchObject({ code: 'missing-output' })
  expect(mismatchOf(() => printsVerdicts(printed('deny default\naccept 2\n'), expected))).toMatchObject({
    path: 'the number of verdicts',
    actual: '2: the first without one is packet 3, “tcp 192.0.2.10 80 198.51.100.7 50000”',
  })
  expect(mismatchOf(() => printsVerdicts(printed('deny\naccept\naccept\ndeny\n'), expected))).toMatchObject({
    actual: '4',
  })
})

test('no verdict, and a message that names a line', () => {
  expect(mismatchOf(() => printsNoVerdict(printed('I cannot accept line 4.')))).toBeNull()
  expect(mismatchOf(() => printsNoVerdict(printed('deny default\n')))).toMatchObject({
    actual: 'deny default',
  })
  expect(mismatchOf(() => namesLine(printed('', 'rules.txt:4: denny'), 4))).toBeNull()
  expect(mismatchOf(() => namesLine(printed('', 'line 14'), 4))).toMatchObject({ code: 'missing-output' })
})
