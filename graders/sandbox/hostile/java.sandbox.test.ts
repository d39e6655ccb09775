// Hostile sources and programs in Java. Each program that is built must have printed what only this run knew, and what is
// not built must have been refused in words of the compiler's own, or the test shows nothing.
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
import { findMissingLanguages } from '#graders/sandbox/host/toolchains.ts'
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
    const { file, files = {}, says, exceeds, limits = {}, exits = 0, meets } = one
    const nonce = randomBytes(8).toString('hex')
    const report = await cell.run({
      id: `${file}-${nonce}`,
      runtime: 'java',
      files: { ...files, 'Main.java': readFileSync(new URL(file, folder), 'utf8') },
      entry: 'Main.java',
      args: [nonce],
      limits: { ...limits },
    })
    expect(report.fault).toBeNull()
    if (exceeds !== undefined) expect(exceeds, report.stderr).toContain(report.exceeded)
    if (says !== undefined) {
      expect(report.built).toMatch(says)
      expect(report.stdout).toBe('')
      return
    }
    const [first, ...lines] = report.stdout.trim().split('\n')
    expect(first, report.built ?? '').toBe(nonce)
    expect(report.built).not.toContain('the processor ran')
    if (meets !== undefined) expect(lines).toEqual(meets)
    if (report.signal === null) expect(report.exitCode, report.stderr).toBe(exits)
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
