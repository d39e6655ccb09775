import { describe, expect, test } from 'vitest'
import { makeVariant } from '#graders/exercise/make-variant.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { exerciseFrom, soundExercise } from '#graders/testing/written-exercise.ts'

/** Tests the sound exercise with one text in it replaced. */
function report(from: string, to: string) {
  expect(soundExercise).toContain(from)
  return testExercise(exerciseFrom(soundExercise.replace(from, () => to)), { variants: 200, seed: 'broken' })
}

describe('the test of an exercise catches', () => {
  test('nothing in a sound one', () => {
    const { failures, failureCount, distinct, histograms } = report('id: sound', 'id: sound')
    expect({ failures, failureCount }).toEqual({ failures: [], failureCount: 0 })
    expect(distinct).toBeGreaterThan(100)
    const rtt = histograms.find(({ parameter }) => parameter === 'rtt')
    expect(rtt?.counts.reduce((sum, { count }) => sum + count, 0)).toBe(200)
  })

  test('each wrong idea that is shown, and counts it', () => {
    const { misconceptions } = report('id: sound', 'id: sound')
    // By its own case and by the author's test.
    expect(misconceptions).toEqual([{ part: 'total', id: 'once', given: 400, caught: 400 }])
    const { misconceptions: missed } = report('total: "{{plain}}"', 'total: "{{3 * plain}}"')
    expect(missed).toEqual([{ part: 'total', id: 'once', given: 400, caught: 200 }])
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
    const exercise = exerciseFrom(text)
    const { failures, failureCount } = testExercise(exercise, { variants: 2_000, seed: 'rare' })
    expect(failureCount).toBeGreaterThan(0)
    const rare = failures.find(({ says }) => says.includes('cannot be told from'))
    expect(rare).toBeDefined()
    const { rtt } = makeVariant(exercise, rare?.seed ?? '')
    expect(rare?.parameters).toContain(`rtt = ${rtt}`)
  })

  test('numbers that hardly differ between students', () => {
    // There are 9 × 19 pairs of numbers, and the requirement lets 19 of them pass.
    const { failures, distinct } = report('objects * rtt > 100 ms', 'objects < 5')
    expect(distinct).toBeLessThan(50)
    expect(failures.at(-1)?.says).toContain('widen the parameters')
  })

  test('numbers that cannot differ more, in a warning; and not at all where that is meant', () => {
    const few = report('{ integer: [20, 200], step: 10, unit: ms }', '{ choice: [50, 60], unit: ms }')
    expect(few.failures).toEqual([])
    expect(few.warnings).toEqual([
      expect.stringMatching(
        /^\d+ of 200 variants differ: the parameters can give 18 at most\. .*fixed: true/u,
      ),
    ])
    const fixed = soundExercise
      .replace('{ integer: [20, 200], step: 10, unit: ms }', '{ choice: [50], unit: ms }')
      .replace('{ integer: [4, 12] }', '{ choice: [7] }')
      .replace('parameters:', 'fixed: true\nparameters:')
    expect(testExercise(exerciseFrom(fixed), { variants: 100, seed: 'fixed' })).toMatchObject({
      failures: [],
      warnings: [],
      distinct: 1,
    })
  })
})
