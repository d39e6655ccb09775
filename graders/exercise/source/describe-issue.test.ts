import { describe, expect, test } from 'vitest'
import { loadText, soundExercise } from '#graders/testing/written-exercise.ts'

describe('what the schema refuses is said in words of ours', () => {
  test.each([
    ['a number with a fraction', '[20, 200]', '[20, 2.5]', 7, 'must be a whole number', 'Change'],
    ['a number for a list', '[20, 200]', '20', 7, 'must be a list; it is a number', 'Change'],
    ['a word for a number', 'version: 1', 'version: one', 4, 'must be a number; it is a text', 'Change'],
    ['too small a number', 'version: 1', 'version: 0', 4, 'is too small: at least 1.', 'larger'],
    ['no points', 'ask: How', 'points: 0\n    ask: How', 15, 'is too small: more than 0.', 'larger'],
    ['nothing', 'title: A sound exercise', 'title: ""', 3, 'too short: at least 1 character.', 'larger'],
    [
      'a long list',
      'tests:',
      `references: [${'x, '.repeat(30)}x]\ntests:`,
      21,
      'at most 20 entries.',
      'smaller',
    ],
    [
      'a value of its own',
      'parts:',
      'conventions: { ends: never }\nparts:',
      12,
      'cannot be “never”',
      'one of last-bit',
    ],
    ['half a source', 'answer: objects * plain', 'answer: { model: x }', 17, 'output” is missing', 'Add it'],
    [
      'more than one value',
      'parameters:',
      'fixed: true\nparameters:',
      8,
      'more than one value',
      'fixed: true',
    ],
  ])('%s', (_, from, to, line, says, fix) => {
    expect(soundExercise).toContain(from)
    const loaded = loadText(soundExercise.replace(from, to))
    const problems = loaded.ok ? [] : loaded.problems
    const found = problems.find((problem) => problem.says.includes(says))
    expect(found, JSON.stringify(problems)).toMatchObject({ line, fix: expect.stringContaining(fix) })
  })
})
