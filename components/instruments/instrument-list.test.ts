import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { getInstrument, instruments, instrumentsOf } from '#components/instruments/instrument-list.ts'
import { findUnits } from '#graders/exercise/unit/find-units.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('each instrument has a page, and units that bear its words', async () => {
  const { units } = await findUnits([`${root}/exercises`])
  const titles = new Map(units.map(({ id, title }) => [id, title]))
  for (const { id, units: of } of instruments) {
    expect(existsSync(`${root}/app/instruments/${id}/page.tsx`), id).toBe(true)
    expect(of.length, id).toBeGreaterThan(0)
    for (const unit of of) expect(titles.get(unit.id), id).toBe(unit.title)
  }
})

test('what a unit links to is an instrument of that unit', async () => {
  const { units } = await findUnits([`${root}/exercises`])
  let links = 0
  for (const { id } of units) {
    const text = await readFile(`${root}/exercises/${id}/unit.md`, 'utf8')
    for (const [, linked] of text.matchAll(/\(\/instruments\/([a-z-]+)\)/gu)) {
      links += 1
      expect(
        instrumentsOf(id).map((each) => each.id),
        `${id} links to ${linked}`,
      ).toContain(linked)
    }
  }
  expect(links).toBeGreaterThan(0)
  expect(getInstrument('page-load').title).toBe('How a page loads')
})
