import { describe, expect, it } from 'vitest'
import { glanceAtExercise } from '#graders/exercise/source/glance-exercise.ts'
import { setHeadLine } from '#graders/exercise/source/set-head-line.ts'
import { soundExercise } from '#graders/testing/written-exercise.ts'

const glance = (text: string) => glanceAtExercise(new Map([['exercise.md', new TextEncoder().encode(text)]]))

describe('a line of the front matter', () => {
  it('is put in the place of the one with its key, and nothing else changes', () => {
    const text = setHeadLine(soundExercise, 'version', '7')
    expect(text.split('\n').filter((line, index) => line !== soundExercise.split('\n')[index])).toEqual([
      'version: 7',
    ])
  })

  it('is added when it is not there, and a text without front matter stays as it is', () => {
    expect(setHeadLine('---\ntitle: a\n---\nid: b\n', 'id', 'c')).toBe('---\nid: c\ntitle: a\n---\nid: b\n')
    expect(setHeadLine('id: b', 'id', 'c')).toBe('id: b')
    expect(setHeadLine('', 'id', 'c')).toBe('')
  })
})

describe('a glance at an exercise', () => {
  it('sees title, topic and kinds', () => {
    expect(glance(soundExercise)).toEqual({
      title: 'A sound exercise',
      topic: 'test/sound',
      kinds: ['number'],
    })
  })

  it.each([
    ['nothing', '', { title: null, topic: null, kinds: [] }],
    [
      'a head that does not end',
      '---\ntitle: "Half\n  kind: x',
      { title: '"Half', topic: null, kinds: ['x'] },
    ],
    ['quotes', "---\ntitle: 'It: is'\n---\nkind: no", { title: 'It: is', topic: null, kinds: [] }],
    ['bytes', '---\ntitle: \u0000\uFFFD\n---', { title: '\u0000\uFFFD', topic: null, kinds: [] }],
  ])('never throws: %s', (_, text, expected) => {
    expect(glance(text)).toEqual(expected)
  })
})
