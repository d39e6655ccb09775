import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { findExercises } from '#graders/exercise/source/find-exercises.ts'
import { readExerciseFolder } from '#graders/exercise/source/read-exercise-folder.ts'
import { projectFolder } from '#platform/data-folder.ts'
import { describeTree } from '#server/exercises/store-tree.ts'

const file = path.join(import.meta.dirname, 'published-versions.json')
const VersionsSchema = z.record(z.string(), z.object({ version: z.int(), digest: z.string() }))

/** As they are published at a start: an installation that has a version keeps it, and is not given its changes. */
async function findVersions(): Promise<z.infer<typeof VersionsSchema>> {
  const found = await findExercises(path.join(projectFolder, 'exercises'))
  const versions = found.map(async ({ id, folder }) => {
    const files = await readExerciseFolder(folder)
    const head = new TextDecoder().decode(files.get(exerciseFile))
    const version = Number(/^version: (\d+)$/m.exec(head)?.[1])
    return [id, { version, digest: describeTree(files).digest.slice(0, 16) }] as const
  })
  return Object.fromEntries((await Promise.all(versions)).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

test('a changed exercise has a new version, or installations that have it would keep the old one', async () => {
  const versions = await findVersions()
  expect(Object.keys(versions).length).toBeGreaterThan(100)
  const recorded = existsSync(file) ? VersionsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const unraised = Object.entries(versions).filter(([id, { version, digest }]) => {
    const before = recorded[id]
    return before !== undefined && digest !== before.digest && version <= before.version
  })
  expect(
    unraised.map(([id, { version }]) => `${id} changed: set "version: ${version + 1}" in its exercise.md.`),
  ).toStrictEqual([])
  if (process.env.RECORD === '1') writeFileSync(file, `${JSON.stringify(versions, null, 2)}\n`)
  expect(versions, 'RECORD=1 writes down which versions there are').toStrictEqual(
    VersionsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))),
  )
})
