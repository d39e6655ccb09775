import { expect, test } from 'vitest'
import { clip } from '#graders/labs/bytes/clip.ts'

test('short texts stay as they are', () => {
  expect(clip('hello', 3)).toBe('hello')
})

test('of a long text the part around the given character stays, and what is left out is counted', () => {
  const text = `${'a'.repeat(3_000)}!${'b'.repeat(3_000)}`
  const clipped = clip(text, 3_000)
  expect(clipped).toContain('a!b')
  expect(clipped).toMatch(/^\[… 2400 characters …\]a+!b+\[… 2001 characters …\]$/)
  expect(clipped.length).toBeLessThan(2_000)
})

test('control characters can be read, and line ends stay', () => {
  expect(clip('a\0b\x07\r\n\tc\x7f')).toBe('a\\0b\\x07\r\n\tc\\x7f')
})

test('what control characters turn into is bounded', () => {
  expect(clip('\x01'.repeat(10_000)).length).toBeLessThan(4_000)
})
