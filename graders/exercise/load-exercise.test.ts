import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { loadText, soundExercise } from '#graders/exercise/written-exercise.ts'

/** Replaces one text in the sound exercise, and says what the loader finds: "line: says | fix". */
function problemsAfter(from: string, to: string): string[] {
  expect(soundExercise).toContain(from)
  const loaded = loadText(soundExercise.replace(from, to))
  if (loaded.ok) return []
  return loaded.problems.map(({ file, line, says, fix }) => `${file}:${line}: ${says} | ${fix}`)
}

test('a sound exercise loads', () => {
  expect(loadText(soundExercise)).toMatchObject({ ok: true, exercise: { id: 'sound', hints: [] } })
})

describe('the loader says what is wrong, where, and what to do', () => {
  test.each([
    ['an unknown key', 'title: A', 'titel: A', 3, '“titel”', 'Did you mean “title”?'],
    [
      'an unknown key far from all',
      'tolerance: 1%',
      'qwertyuiop: 1\n    tolerance: 1%',
      18,
      '“qwertyuiop”',
      'Remove it',
    ],
    [
      'a key in the wrong place',
      '    tolerance: 1%',
      '    tolerance: 1%\n    references: []',
      19,
      '“references”',
      'indentation',
    ],
    [
      'an unknown key in a misconception',
      'says: "{{plain}} is',
      'sais: "{{plain}} is',
      20,
      '“sais”',
      'Did you mean “says”?',
    ],
    [
      'a missing key',
      '    ask: How long do {{objects}} objects take?\n',
      '',
      13,
      '“parts.0.ask” is missing',
      'Add it',
    ],
    [
      'an unknown kind',
      'kind: number',
      'kind: nunber',
      14,
      'no kind that is known',
      'one of number, dns-zone, lab',
    ],
    ['an unknown unit', 'step: 10, unit: ms', 'step: 10, unit: msec', 7, 'parameters.rtt.unit', 'Change'],
    ['a parameter without values', '{ integer: [4, 12] }', '{}', 8, 'either integer', 'Change'],
    ['a range upside down', '[4, 12]', '[12, 4]', 8, 'smallest value stands first', 'Change'],
    [
      'a parameter named as a unit',
      'objects: {',
      's: { choice: [1] }\n  objects: {',
      8,
      'name of a unit',
      'longer name',
    ],
    [
      'an unused parameter',
      '  objects: { integer',
      '  spare: { choice: [1, 2] }\n  objects: { integer',
      8,
      '“spare” is not used',
      'remove it',
    ],
    [
      'an unused quantity',
      '  plain: 2 * rtt',
      '  plain: 2 * rtt\n  other: 3 * rtt',
      11,
      '“other” is not used',
      'remove it',
    ],
    [
      'an undefined name',
      'answer: objects * plain',
      'answer: object * plain',
      17,
      '“object” is neither',
      'Did you mean “objects”?',
    ],
    [
      'an undefined name in the statement',
      'There are {{objects}}',
      'There are {{objekte}}',
      26,
      '“objekte” is neither',
      '“objects”',
    ],
    [
      'units that do not fit',
      'answer: objects * plain',
      'answer: objects + plain',
      17,
      'adds a number without unit and a time',
      'units fit',
    ],
    [
      'an answer in another unit',
      'answer: objects * plain',
      'answer: objects * 8 bit',
      17,
      'needed is a time',
      'units',
    ],
    ['a misconception in another unit', 'value: plain', 'value: objects', 20, 'needed is a time', 'unit'],
    [
      'a tolerance in another unit',
      'tolerance: 1%',
      'tolerance: 1 kB',
      18,
      'a number without unit or a time',
      'unit',
    ],
    [
      'two ways to be near enough',
      'tolerance: 1%',
      'tolerance: 1%\n    significantDigits: 3',
      19,
      'how near',
      'either tolerance',
    ],
    [
      'no way to be near enough',
      '    tolerance: 1%\n',
      '',
      13,
      'how near is near enough',
      'either tolerance',
    ],
    ['a formula that cannot be read', 'plain: 2 * rtt', 'plain: 2 * (rtt', 10, 'cannot be read', 'Write it'],
    ['a forbidden call', 'plain: 2 * rtt', 'plain: import(rtt)', 10, 'cannot be called', 'Write it'],
    [
      'a requirement that is no comparison',
      '[ objects * rtt > 100 ms ]',
      '[ objects * rtt ]',
      11,
      'not a comparison',
      'a < b',
    ],
    ['a requirement that almost never holds', '> 100 ms ]', '> 2390 ms ]', 11, 'almost never hold', 'Loosen'],
    ['a requirement that never holds', '> 100 ms ]', '> 1 h ]', 11, 'almost never hold', 'Loosen'],
    [
      'a misconception that is right',
      'value: plain',
      'value: plain * objects * 1.005',
      20,
      'cannot be told from the right answer',
      'requirement',
    ],
    [
      'a misconception right in some variants',
      'value: plain',
      'value: 5 * plain',
      20,
      'It happens with',
      'requirement',
    ],
    [
      'an answer that is no number',
      'answer: objects * plain',
      'answer: plain / (objects - objects)',
      17,
      'is Infinity',
      'division by zero',
    ],
    ['no right test', 'score: 1 }', 'score: 0.5 }', 13, 'No test shows a right answer', 'score: 1'],
    [
      'no wrong test',
      'score: 0, misconception',
      'score: 1, misconception',
      13,
      'No test shows a wrong answer',
      'score: 0',
    ],
    [
      'a test of a part that is not there',
      'response: { total: "{{plain}}"',
      'response: { totl: "{{plain}}"',
      23,
      'no part “totl”',
      'by its id',
    ],
    [
      'a test of an unknown misconception',
      'misconception: once',
      'misconception: twice',
      23,
      '“twice”',
      'Use the id',
    ],
    [
      'a topic without its conventions',
      'topic: test/sound',
      'topic: http/delay',
      5,
      'convention “handshake”',
      'counted or not-counted',
    ],
    [
      'a model that is not there',
      'answer: objects * plain',
      'answer: { model: http, output: x }',
      17,
      'no model “http”',
      'http-nonpersistent',
    ],
    [
      'a model without its inputs',
      'answer: objects * plain',
      'answer: { model: http-nonpersistent, output: pageTime }',
      17,
      'needs “baseTx”',
      'inputs: { baseTx',
    ],
    [
      'an output that is not there',
      'answer: objects * plain',
      'answer: { model: http-nonpersistent, output: time }',
      17,
      'no output “time”',
      'pageTime',
    ],
    ['a missing section', '## Solution', '### Solution', 25, 'section Solution is missing', '## Solution'],
    [
      'an unknown section',
      '## Solution',
      '## Answer\n## Solution',
      28,
      '“Answer” is not a section',
      'Statement, Hints, Solution',
    ],
    ['a section twice', '## Solution', '## Statement\n## Solution', 28, 'stands twice', 'Sections are'],
    [
      'text before the sections',
      '## Statement',
      'Hello\n## Statement',
      25,
      'before any section',
      'below ## Statement',
    ],
    ['an image without text', 'There are', '![](a.svg) There are', 26, 'has no text', 'what it shows'],
    [
      'an image that is not there',
      'There are',
      '![a map](map.svg) There are',
      26,
      'not in the exercise',
      'Put the file there',
    ],
    [
      'an image from elsewhere',
      'There are',
      '![a map](https://example.org/m.svg) x',
      26,
      'not in the exercise',
      'not loaded',
    ],
    ['HTML', 'There are', '<b>There</b> are', 26, 'is HTML', 'Markdown'],
    ['an answer in the statement', 'There are', '{{answer total}}', 26, 'where everyone sees it', 'Move it'],
    ['a diagram of a formula', 'It takes', '{{diagram total}}\n\nIt takes', 29, 'no diagram of it', 'model'],
    [
      'a quantity without unit in text',
      'There are',
      '{{8 bit / rtt}}',
      26,
      'does not say in which unit',
      'to ms',
    ],
    [
      'YAML that cannot be read',
      'title: A sound exercise',
      'title: A: sound',
      3,
      'YAML cannot be read',
      'indentation',
    ],
    ['a key given twice', 'version: 1', 'version: 1\nversion: 2', 5, 'YAML cannot be read', 'indentation'],
    ['a YAML alias', 'version: 1', 'version: &v 1\nextra: *v', 1, 'aliases', 'Write the value out'],
    ['no front matter', '---\nid', 'id', 1, 'front matter is missing', 'line ---'],
  ])('%s', (_, from, to, line, says, fix) => {
    const problems = problemsAfter(from, to)
    const expected = problems.find((each) => each.includes(says) && each.includes(fix))
    expect(expected, problems.join('\n')).toBeDefined()
    expect(expected).toMatch(new RegExp(`^exercise.md:${line}: `))
  })

  test('a folder without exercise.md, and one that is no text', () => {
    expect(loadExercise(new Map())).toMatchObject({ ok: false, problems: [{ line: 1 }] })
    expect(loadExercise(new Map([['exercise.md', Uint8Array.of(0xff, 0xfe)]]))).toMatchObject({
      problems: [{ says: 'exercise.md is not UTF-8 text.' }],
    })
    expect(loadText('x'.repeat(300_000))).toMatchObject({
      problems: [{ says: 'exercise.md is larger than 256 KiB.' }],
    })
  })
})

test('what is written too large is refused within a moment', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `key${index}: 1`)
  const many = Array.from({ length: 1_900 }, (_, index) => `key${index}: 1`)
  const startedMs = performance.now()
  for (const [from, to, says] of [
    ['version: 1', `version: 1\n${keys.join('\n')}`, 'longer than 2000 lines or 64 KiB'],
    ['version: 1', `version: 1\n${many.join('\n')}`, 'unknown key “key0”'],
    ['There are', '{{nothing}}\n'.repeat(20_000), 'has 20001 templates; 500 are the limit'],
    ['There are', `${'{{'.repeat(50_000)} ${' '.repeat(50_000)}\n## Answer`, 'not a section'],
  ] as const) {
    const problems = problemsAfter(from, to)
    expect(problems.join('\n')).toContain(says)
    expect(problems.length).toBeLessThanOrEqual(100)
  }
  // A tenth of this is usual; a loader that takes the square of the length takes minutes.
  expect(performance.now() - startedMs).toBeLessThan(20_000)
})

test('an exercise written on Windows loads', () => {
  expect(loadText(soundExercise.replaceAll('\n', '\r\n'))).toMatchObject({ ok: true })
})

test('hints are the items of the list', () => {
  const text = soundExercise.replace(
    '## Solution',
    '## Hints\n1. First,\n   in two lines\n2. Second\n\n## Solution',
  )
  expect(loadText(text)).toMatchObject({ exercise: { hints: ['First,\nin two lines', 'Second'] } })
})

test('headings and images within code are text', () => {
  const code = '```\n## Answer\n![](x)\n<b>\n```\n`<b>` and ![a map](map.svg)'
  const loaded = loadText(soundExercise.replace('There are', `${code}\nThere are`), { 'map.svg': '<svg/>' })
  expect(loaded).toMatchObject({ ok: true })
})

test('whatever is written, the loader answers', () => {
  const lines = soundExercise.split('\n')
  const edit = fc.record({
    line: fc.nat(lines.length - 1),
    text: fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('- x', '{', '  a: [', '*x', '&x y', '{{', '}}', '...', '? ', '- - -', '!!js 1'),
    ),
    how: fc.constantFrom('replace', 'append', 'insert'),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const changed = [...lines]
      for (const { line, text, how } of edits) {
        if (how === 'replace') changed[line] = text
        else if (how === 'append') changed[line] += text
        else changed.splice(line, 0, text)
      }
      const loaded = loadText(changed.join('\n'))
      if (!loaded.ok) expect(loaded.problems.length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})
