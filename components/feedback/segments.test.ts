import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileLines, segmentsOf } from '#components/feedback/segments.ts'

const comment = (from: number, to: number, path = 'main.py') => ({
  id: `${from}-${to}`,
  place: { on: 'lines' as const, path, from, to },
  text: 'A comment.',
  by: 'Somebody',
})

test('a file is cut below the lines that comments end on', () => {
  const comments = [comment(1, 2), comment(2, 2), comment(3, 3, 'other.py'), comment(99, 99)]
  expect(segmentsOf(fileLines('a\nb\r\nc\rd'), 'main.py', comments)).toEqual([
    { from: 1, numbers: '1\n2', text: 'a\nb', comments: [comments[0], comments[1]] },
    { from: 3, numbers: '3\n4', text: 'c\nd', comments: [comments[3]] },
  ])
})

test('no line is lost or said twice, and each comment stands once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string()),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))),
      (texts, ranges) => {
        const lines = fileLines(texts.join('\n'))
        const comments = ranges.map(([a, b], id) => ({
          ...comment(Math.min(a, b), Math.max(a, b)),
          id: String(id),
        }))
        const segments = segmentsOf(lines, 'main.py', comments)
        expect(segments.map(({ text }) => text).join('\n')).toBe(lines.join('\n'))
        expect(segments.map(({ numbers }) => numbers).join('\n')).toBe(
          lines.map((_, at) => at + 1).join('\n'),
        )
        expect(segments.flatMap((one) => one.comments.map(({ id }) => id)).toSorted()).toEqual(
          comments.map(({ id }) => id).toSorted(),
        )
      },
    ),
  )
})
