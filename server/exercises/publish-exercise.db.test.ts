import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { database } from '#server/database/client.ts'
import { publishExercise } from '#server/exercises/publish-exercise.ts'
import { publishFolders } from '#server/exercises/publish-folders.ts'
import { describeTree } from '#server/exercises/store-tree.ts'
import { storeVersion } from '#server/exercises/store-version.ts'
import { exerciseFiles } from '#server/testing/make-course.ts'

describe('publishing an exercise', () => {
  it('publishes once, also when several processes start at the same moment', async () => {
    const version = 7
    const results = await Promise.all([1, 2, 3, 4].map(() => publishExercise(exerciseFiles(version))))
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(results.filter((result) => result.ok && result.isNew)).toHaveLength(1)
    expect(await database.exerciseVersion.count({ where: { exerciseId: 'two-round-trips', version } })).toBe(
      1,
    )
  })

  it('refuses other content under a published number, with both digests and what to do', async () => {
    const changed = exerciseFiles(1, 'One way takes {{rtt}}.')
    const result = await publishExercise(changed)
    expect(result).toMatchObject({ ok: false, code: 'changed' })
    const says = result.ok ? '' : result.says
    expect(says).toContain(describeTree(exerciseFiles()).digest.slice(0, 12))
    expect(says).toContain(describeTree(changed).digest.slice(0, 12))
    expect(says).toContain('version: 2')
    expect(await publishExercise(exerciseFiles(2, 'One way takes {{rtt}}.'))).toMatchObject({
      ok: true,
      version: 2,
    })
  })

  it('does not load again what is published: start-up waits for what changed only', async () => {
    // Would be refused if it were loaded.
    const files = new Map([['exercise.md', Buffer.from('---\nid: once-fine\n---\n')]])
    expect(await publishExercise(files)).toMatchObject({ ok: false, code: 'does-not-load' })
    const facts = { id: 'once-fine', topic: 'http', title: 'Once fine', version: 1, kinds: ['number'] }
    await database.$transaction((tx) => storeVersion(tx, facts, files, null))
    expect(await publishExercise(files)).toMatchObject({ ok: true, id: 'once-fine', isNew: false })
  })

  it('publishes nothing of an exercise that does not load', async () => {
    const broken = new Map([['exercise.md', Buffer.from('---\nid: broken\n---\n')]])
    expect(await publishExercise(broken)).toMatchObject({ ok: false, code: 'does-not-load' })
    expect(await database.exercise.findUnique({ where: { id: 'broken' } })).toBeNull()
  })

  it('publishes no copy of a folder whose exercise.md kept its id', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'roundtrip-copied-'))
    onTestFinished(() => rmSync(root, { recursive: true }))
    for (const [file, bytes] of exerciseFiles(9)) {
      mkdirSync(path.join(root, 'my-own'), { recursive: true })
      writeFileSync(path.join(root, 'my-own', file), bytes)
    }
    const [published] = await publishFolders([root])
    expect(published?.result).toMatchObject({ ok: false, problems: [{ file: 'exercise.md', line: 2 }] })
    expect(JSON.stringify(published)).toContain('stands in the folder “my-own”')
  })
})
