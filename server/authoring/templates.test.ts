import { afterAll, describe, expect, it } from 'vitest'
import { partKinds } from '#graders/parts/registry.ts'
import { findExerciseTemplates, readTemplate } from '#server/authoring/templates.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { lookAtFiles } from '#server/exercises/look-at-folder.ts'

const names = findExerciseTemplates()
afterAll(stopExercisePool)

describe('templates for new exercises', () => {
  it('are there for every kind of part', () => {
    expect(names).toEqual(partKinds)
  })

  it.each(names)('%s loads without an error, and is of its kind', async (name) => {
    const files = await readTemplate(name)
    expect(files).not.toBeNull()
    const answer = await lookAtFiles(files ?? new Map(), { seed: 'template' })
    expect(answer).toMatchObject({ loads: true, crash: null, facts: { kinds: [name] } })
  })

  it('knows no other name, wherever it leads', async () => {
    expect(await readTemplate('../parts/number')).toBeNull()
  })
})
