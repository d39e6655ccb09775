// Every exercise of the folder over 1,000 variants. A project of its own, because it takes longer than a check should.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { findExercises } from '#graders/exercise/source/find-exercises.ts'
import { readExerciseFolder } from '#graders/exercise/source/read-exercise-folder.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'

const root = fileURLToPath(new URL('../../exercises', import.meta.url))
const found = await findExercises(root)

test('there are exercises to test', () => {
  expect(found.map(({ id }) => id)).toContain('http-nonpersistent-delay')
})

// Seconds each on a machine of one's own; a bound, not a measure.
describe.each(found)('$id', { timeout: 600_000 }, ({ id, folder }) => {
  test('loads, lies in the folder of a unit, and holds in 1,000 variants', async () => {
    const loaded = loadExercise(await readExerciseFolder(folder))
    expect(loaded.ok ? [] : loaded.problems).toEqual([])
    if (!loaded.ok) return
    const { exercise } = loaded
    expect(exercise.id).toBe(id)
    expect(existsSync(join(folder, '..', 'unit.md'))).toBe(true)
    if (exercise.parts.every(({ kind }) => kind === 'lab')) return
    const report = testExercise(exercise, { variants: 1_000, seed: 'roundtrip' })
    expect(report.failures).toEqual([])
    expect(report.warnings).toEqual([])
    expect(report.expectations.every(({ failed }) => failed === 0)).toBe(true)
    expect(report.expectations.filter(({ held }) => held === report.variants).length).toBeGreaterThan(5)
  })
})
