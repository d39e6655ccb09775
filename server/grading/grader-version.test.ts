import { expect, it } from 'vitest'
import { getExerciseGraderVersion, getLabGraderVersion } from '#server/grading/grader-version.ts'

it("a grader's version is its declared number and a hash of its files, the same at every call", async () => {
  const versions = [await getExerciseGraderVersion(), await getLabGraderVersion()]
  for (const version of versions) expect(version).toMatch(/^\d+-[0-9a-f]{16}$/)
  expect(new Set(versions).size).toBe(2)
  expect([await getExerciseGraderVersion(), await getLabGraderVersion()]).toEqual(versions)
})
