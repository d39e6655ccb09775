import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findExercises } from '#graders/exercise/find-exercises.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { makeVariant } from '#graders/exercise/make-variant.ts'
import { readExerciseFolder } from '#graders/exercise/read-exercise-folder.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { getExercise, soundExercise } from '#graders/exercise/written-exercise.ts'

const root = fileURLToPath(new URL('../../exercises', import.meta.url))
const found = await findExercises(root)

test('there are exercises to test', () => {
  expect(found.map(({ id }) => id)).toContain('http-nonpersistent-delay')
})

describe.each(found)('$id', ({ id, folder }) => {
  test('loads, lies where its topic and id say, and holds in 1,000 variants', async () => {
    const loaded = loadExercise(await readExerciseFolder(folder))
    expect(loaded.ok ? [] : loaded.problems).toEqual([])
    if (!loaded.ok) return
    const { exercise } = loaded
    expect(exercise.id).toBe(id)
    expect(folder.slice(root.length + 1)).toBe(`${exercise.topic.split('/')[0]}/${exercise.id}`)
    if (exercise.parts.every(({ kind }) => kind === 'lab')) return
    const report = testExercise(exercise, { variants: 1_000, seed: 'roundtrip' })
    expect(report.failures).toEqual([])
    expect(report.distinct).toBeGreaterThan(900)
    expect(report.expectations.every(({ failed }) => failed === 0)).toBe(true)
    expect(report.expectations.filter(({ held }) => held === 1_000).length).toBeGreaterThan(5)
  })
})

/** Tests the sound exercise with one text in it replaced. */
function report(from: string, to: string) {
  expect(soundExercise).toContain(from)
  return testExercise(getExercise(soundExercise.replace(from, () => to)), { variants: 200, seed: 'broken' })
}

describe('the test of an exercise catches', () => {
  test('nothing in a sound one', () => {
    const { failures, failureCount, distinct, histograms } = report('id: sound', 'id: sound')
    expect({ failures, failureCount }).toEqual({ failures: [], failureCount: 0 })
    expect(distinct).toBeGreaterThan(100)
    const rtt = histograms.find(({ parameter }) => parameter === 'rtt')
    expect(rtt?.counts.reduce((sum, { count }) => sum + count, 0)).toBe(200)
  })

  test.each([
    [
      'a right answer that is not',
      'total: "{{objects * plain}}"',
      'total: "{{objects * rtt}}"',
      'scores 0, not 1',
    ],
    ['a wrong answer that passes', 'total: "{{plain}}"', 'total: "{{objects * plain}}"', 'scores 1, not 0'],
    [
      'a misconception not recognised',
      'total: "{{plain}}"',
      'total: "{{3 * plain}}"',
      '“once” should be recognised; no',
    ],
  ])('%s', (_, from, to, says) => {
    const { failures, failureCount } = report(from, to)
    expect(failureCount).toBe(200)
    expect(failures).toHaveLength(20)
    expect(failures[0]?.says).toContain(says)
  })

  test('maths that cannot be typeset', () => {
    const { failures, failureCount } = report('It takes', 'It takes $\\frac{ {{rtt}} $')
    expect(failureCount).toBe(20)
    expect(failures[0]?.says).toMatch(/^maths can be typeset: .*KaTeX parse error/)
  })

  test('a mistake that shows in few variants, with a seed that shows it again', () => {
    const text = soundExercise
      .replace('integer: [20, 200], step: 10', 'integer: [1, 4000]')
      .replace('tolerance: 1%', 'tolerance: 0.1%')
      .replace('value: plain', 'value: objects * 3000 ms')
      .replace(', misconception: once', '')
    const exercise = getExercise(text)
    const { failures, failureCount } = testExercise(exercise, { variants: 2_000, seed: 'rare' })
    expect(failureCount).toBeGreaterThan(0)
    const rare = failures.find(({ says }) => says.includes('cannot be told from'))
    expect(rare).toBeDefined()
    const { rtt } = makeVariant(exercise, rare?.seed ?? '')
    expect(rare?.parameters).toContain(`rtt = ${rtt}`)
  })

  test('numbers that hardly differ between students', () => {
    const { failures, distinct } = report(
      '{ integer: [20, 200], step: 10, unit: ms }',
      '{ choice: [50], unit: ms }',
    )
    expect(distinct).toBeLessThan(10)
    expect(failures.at(-1)?.says).toContain('widen the parameters')
  })
})
