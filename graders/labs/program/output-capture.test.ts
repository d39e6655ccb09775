import { expect, test } from 'vitest'
import { OutputCapture } from '#graders/labs/program/output-capture.ts'

test('both streams together are kept up to the limit, and the cut one says so', () => {
  const capture = new OutputCapture(10)
  expect(capture.add('stdout', Buffer.from('123456'))).toBe(true)
  expect(capture.add('stderr', Buffer.from('1234'))).toBe(true)
  expect([capture.isCut('stdout'), capture.isCut('stderr')]).toEqual([false, false])
  expect(capture.add('stdout', Buffer.from('7'))).toBe(false)
  expect(capture.text('stdout')).toBe('123456')
  expect([capture.isCut('stdout'), capture.isCut('stderr')]).toEqual([true, false])
})
