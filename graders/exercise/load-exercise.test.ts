import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { loadText, soundExercise } from '#graders/testing/written-exercise.ts'

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

test('a folder without exercise.md, and one that is no text', () => {
  expect(loadExercise(new Map())).toMatchObject({ ok: false, problems: [{ line: 1 }] })
  expect(loadExercise(new Map([['exercise.md', Uint8Array.of(0xff, 0xfe)]]))).toMatchObject({
    problems: [{ says: 'exercise.md is not UTF-8 text.' }],
  })
  expect(loadText('x'.repeat(300_000))).toMatchObject({
    problems: [{ says: 'exercise.md is larger than 256 KiB.' }],
  })
})

test('what is written too large is refused within a moment', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `key${index}: 1`)
  const many = Array.from({ length: 1_900 }, (_, index) => `key${index}: 1`)
  const startedMs = performance.now()
  for (const [from, to, says] of [
    ['version: 1', `version: 1\n${keys.join('\n')}`, 'longer than 2000 lines or 64 KiB'],
    ['version: 1', `version: 1\n${many.join('\n')}`, 'unknown key “key0”'],
    ['There are', '{{nothing}}\n'.repeat(4_000), 'has 4001 templates; 500 are the limit'],
    ['There are', `${'{{'.repeat(50_000)} ${' '.repeat(50_000)}\n## Answer`, 'not a section'],
  ] as const) {
    const problems = problemsAfter(from, to)
    expect(problems.join('\n')).toContain(says)
    expect(problems.length).toBeLessThanOrEqual(100)
  }
  // A tenth of this is usual; a loader that takes the square of the length takes minutes.
  expect(performance.now() - startedMs).toBeLessThan(60_000)
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

test('hints cost nothing, unless the author says so', () => {
  const withHints = soundExercise.replace('## Solution', '## Hints\n- First\n- Second\n\n## Solution')
  expect(loadText(withHints)).toMatchObject({ ok: true, exercise: { hintCosts: [] } })
  const priced = withHints.replace('\nparts:', '\nhintCosts: [0, 12.5]\nparts:')
  const loaded = loadText(priced)
  expect(loaded).toMatchObject({ ok: true })
  if (loaded.ok)
    expect(presentExercise(loaded.exercise, { rtt: 100, objects: 2 }).hintCosts).toEqual([0, 12.5])
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

test('what shows only once numbers are drawn is left out for who asks', () => {
  const text = soundExercise.replace('objects * rtt > 100 ms', 'objects < 0')
  expect(text).not.toBe(soundExercise)
  const files = new Map([['exercise.md', new TextEncoder().encode(text)]])
  expect(loadExercise(files)).toMatchObject({
    problems: [{ says: expect.stringContaining('almost never hold') }],
  })
  expect(loadExercise(files, { sampling: false })).toMatchObject({ ok: true })
})
