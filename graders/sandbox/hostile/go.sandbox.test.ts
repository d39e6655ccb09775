// Hostile sources and programs in Go.
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
import { findMissingLanguages } from '#graders/sandbox/host/toolchains.ts'
import { runBuilt } from '#graders/sandbox/hostile/built-case.ts'
import { goCases } from '#graders/sandbox/hostile/go/cases.ts'
import { shareOfToday } from '../../../tests/support/share-of-today.ts'

const folder = new URL('./go/', import.meta.url)
const missing = findMissingLanguages().filter(({ language }) => language === 'go')
for (const { because, remedy } of missing) console.warn(`Left out: ${because}. ${remedy}`)

describe.skipIf(missing.length > 0)('hostile programs in Go', () => {
  let cell: ProgramCell
  beforeAll(async () => {
    cell = await ProgramCell.open()
  })
  afterAll(() => cell.close())

  test.concurrent.for(shareOfToday(goCases, 1, ({ file }) => file))('$file', async (one) => {
    expect(await runBuilt(cell, folder, 'go', one)).toEqual([])
  })
})

test('each hostile source is in the table', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.go'))
  expect(goCases.map(({ file }) => file).toSorted()).toEqual(files.toSorted())
})
