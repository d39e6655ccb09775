// Hostile sources and programs in Java.
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
import { findMissingLanguages } from '#graders/sandbox/host/toolchains.ts'
import { runBuilt } from '#graders/sandbox/hostile/built-case.ts'
import { javaCases } from '#graders/sandbox/hostile/java/cases.ts'
import { shareOfToday } from '../../../tests/support/share-of-today.ts'

const folder = new URL('./java/', import.meta.url)
const missing = findMissingLanguages().filter(({ language }) => language === 'java')
for (const { because, remedy } of missing) console.warn(`Left out: ${because}. ${remedy}`)

const looks = `import os
print(os.path.exists('/usr/lib/jvm'), os.path.exists('/opt'), [name for name in os.listdir('/etc') if 'java' in name])
`

describe.skipIf(missing.length > 0)('hostile programs in Java', () => {
  let cell: ProgramCell
  beforeAll(async () => {
    cell = await ProgramCell.open()
  })
  afterAll(() => cell.close())

  test.concurrent.for(shareOfToday(javaCases, 1, ({ file }) => file))('$file', async (one) => {
    expect(await runBuilt(cell, folder, 'java', one)).toEqual([])
  })

  test('a program in another language sees no machine of Java', async () => {
    const report = await cell.run({
      id: 'looks',
      runtime: 'python',
      files: { 'main.py': looks },
      entry: 'main.py',
      args: [],
    })
    expect(report.stdout).toBe('False False []\n')
  })
})

test('each hostile source is in the table', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.java'))
  expect(javaCases.map(({ file }) => file).toSorted()).toEqual(files.toSorted())
})
