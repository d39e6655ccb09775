// What an instructor begins with must itself pass the test that the editor asks for.
import { expect, it } from 'vitest'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { answeredKinds } from '#graders/parts/registry.ts'
import { readTemplate } from '#server/authoring/templates.ts'

it.each(answeredKinds)('%s: a thousand variants hold', { timeout: 600_000 }, async (name) => {
  const loaded = loadExercise((await readTemplate(name)) ?? new Map())
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  const { failures } = testExercise(loaded.exercise, { variants: 1_000, seed: 'roundtrip' })
  expect(failures).toEqual([])
})
