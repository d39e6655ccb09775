import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findExercises } from '#graders/exercise/source/find-exercises.ts'
import { findUnits } from '#graders/exercise/unit/find-units.ts'
import { readUnit } from '#graders/exercise/unit/load-unit.ts'

const root = fileURLToPath(new URL('../../../exercises', import.meta.url))
const sound = `---
id: caching
title: Web caching
position: 4
exercises:
  - one
  - two
---
## About
${'A cache keeps responses. '.repeat(40)}

## Afterwards
- Say what a cache does.

## References
- RFC 9111
`
const read = (text: string, there = ['zebra', 'two', 'one', 'aunt']) =>
  readUnit(new TextEncoder().encode(text), 'caching', there)

test('the bundled exercises are twelve units, and each stands in one', async () => {
  const { units, problems } = await findUnits([root])
  expect(problems.map(({ file, line, says, fix }) => `${file}:${line}: ${says} ${fix}`)).toEqual([])
  expect(units.map(({ position }) => position)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
  const listed = units.flatMap(({ exercises }) => exercises)
  expect(listed.toSorted()).toEqual((await findExercises(root)).map(({ id }) => id).toSorted())
})

test('an exercise that the unit does not list follows by name', () => {
  expect(read(sound)).toMatchObject({ ok: true, unit: { exercises: ['one', 'two', 'aunt', 'zebra'] } })
})

describe('what is wrong is said with its line and what to do', () => {
  test.each([
    ['no head', '---\n', '', 1, 'front matter is missing', 'Begin the file'],
    ['an unknown key', 'position:', 'postion:', 4, 'unknown key “postion”', 'Did you mean “position”?'],
    ['no title', /title: .*\n/u, '', 2, '“title” is missing', 'Add it'],
    ['a title that is none', 'title: Web', 'title: [Web', 4, 'YAML cannot be read', 'quotes'],
    ['another folder', 'id: caching', 'id: cache', 2, 'stands in the folder “caching”', 'one name'],
    ['an exercise that is not there', '- one', '- onne', 6, 'no exercise “onne”', 'Did you mean “one”?'],
    [
      'one that is nowhere near',
      '- one',
      '- elsewhere',
      6,
      'no exercise “elsewhere”',
      'move the exercise here',
    ],
    ['one that stands twice', '- one', '- two', 7, '“two” is listed twice', 'Remove one'],
    ['text before a section', '## About', 'Hello\n## About', 9, 'before any section', 'below ## About'],
    [
      'another section',
      '## References',
      '## Reading',
      15,
      '“Reading” is not a section',
      'Sections are About',
    ],
    ['no text', '## Afterwards', '### Afterwards', 9, 'Afterwards is missing', '## Afterwards'],
    [
      'a short text',
      /## About[\s\S]*?## Afterwards/u,
      '## About\nShort.\n## Afterwards',
      10,
      '1 words',
      '150 to 400',
    ],
  ])('%s', (_, from, to, line, says, fix) => {
    const text = sound.replace(from, to)
    expect(text).not.toBe(sound)
    const found = read(text)
    const problems = found.ok ? [] : found.problems
    expect(problems).toContainEqual({
      file: 'unit.md',
      line,
      says: expect.stringContaining(says),
      fix: expect.stringContaining(fix),
    })
  })
})
