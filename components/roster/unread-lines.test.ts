import { expect, it } from 'vitest'
import { unreadLines } from '#components/roster/unread-lines.ts'

const left = (text: string, ...lines: number[]) =>
  unreadLines(text, { unreadable: lines.map((line) => ({ line })) })

it('leaves what is to be mended, with the heading of its table', () => {
  expect(left('a@x.test\nada\nb@x.test', 2)).toBe('ada')
  expect(left('ada\nb@x.test', 1)).toBe('ada')
  expect(left('\r\nEmail;Name\r\na@x.test;Ada\r\nbob;Bob', 4)).toBe('Email;Name\nbob;Bob')
  expect(left('a@x.test')).toBe('')
})
