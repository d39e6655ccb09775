import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { keyReference, keyTables } from '#graders/exercise/source/key-reference.ts'
import { modelList, modelListHead } from '#graders/models/model-reference.ts'
import { partKinds } from '#graders/parts/registry.ts'

const page = new URL('../../../docs/exercise-keys.md', import.meta.url)
const guide = new URL('../../../docs/authors.md', import.meta.url)

/** Beside a kind's template. */
function guides(): Map<string, string> {
  const found = partKinds.map(
    (kind) => [kind, new URL(`../../parts/${kind}/guide.md`, import.meta.url)] as const,
  )
  return new Map(
    found.filter(([, file]) => existsSync(file)).map(([kind, file]) => [kind, readFileSync(file, 'utf8')]),
  )
}

test('the page of keys says what the schema reads; RECORD=1 writes it anew', () => {
  const written = keyReference(guides())
  if (process.env.RECORD === '1') writeFileSync(page, written)
  expect(readFileSync(page, 'utf8')).toBe(written)
})

test('the guide lists the models that there are; RECORD=1 writes the list anew', () => {
  const written = readFileSync(guide, 'utf8')
  const from = written.indexOf(modelListHead)
  const to = written.indexOf('\n\n', from)
  expect(from).toBeGreaterThan(0)
  if (process.env.RECORD === '1') {
    writeFileSync(guide, `${written.slice(0, from)}${modelList()}${written.slice(to)}`)
  }
  expect(readFileSync(guide, 'utf8')).toContain(`\n${modelList()}\n\n`)
})

test('every kind of part has its table, and every key its meaning', () => {
  const tables = keyTables()
  expect(tables.map(({ of }) => of)).toEqual(['the head', ...partKinds])
  const silent = tables.flatMap(({ of, rows }) =>
    rows.filter(({ says }) => says === '').map(({ key }) => `${of}: ${key}`),
  )
  expect(silent).toEqual([])
})
