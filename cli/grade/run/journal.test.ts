import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Journal, type JournalLine } from './journal.ts'
import { lockRun } from './lock-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'journal-'))
afterAll(() => rmSync(folder, { recursive: true }))

const at = '2026-01-01T10:00:00.000Z'
const line = (id: string): JournalLine => ({ type: 'graded', id, key: `key of ${id}`, score: 0.5, at })

async function open(path: string) {
  const opened = await Journal.open(path)
  if (!opened.ok) throw new Error(opened.says)
  return opened
}

test('what was appended, at once too, is there when it is opened again', async () => {
  const path = join(folder, 'again.ndjson')
  const { journal, lines } = await open(path)
  expect(lines).toEqual([])
  const ids = ['ada', 'bob', 'cy', 'dän']
  await Promise.all(ids.map((id) => journal.append(line(id))))
  await journal.close()
  const again = await open(path)
  expect(again.lines).toEqual(ids.map(line))
  await again.journal.close()
})

test('half a line, as kill -9 leaves it, is cut off at every length', async () => {
  const path = join(folder, 'torn.ndjson')
  const whole = `${JSON.stringify(line('ada'))}\n`
  const torn = JSON.stringify(line('bob'))
  for (let length = 0; length <= torn.length; length += 7) {
    writeFileSync(path, whole + torn.slice(0, length))
    const { journal, lines } = await open(path)
    expect(lines).toEqual([line('ada')])
    await journal.append(line('cy'))
    await journal.close()
    expect(readFileSync(path, 'utf8')).toBe(`${whole}${JSON.stringify(line('cy'))}\n`)
  }
})

test('damage elsewhere is refused with the number of the line', async () => {
  const path = join(folder, 'damaged.ndjson')
  writeFileSync(path, `${JSON.stringify(line('ada'))}\n{"type":"graded"}\n`)
  appendFileSync(path, `${JSON.stringify(line('bob'))}\n`)
  expect(await Journal.open(path)).toMatchObject({ ok: false, says: expect.stringContaining('Line 2 of') })
})

test('a folder has one run at a time', async () => {
  const first = await lockRun(folder)
  expect(first).not.toBeNull()
  expect(await lockRun(folder)).toBeNull()
  const other = await lockRun(join(folder, 'other'))
  expect(other).not.toBeNull()
  other?.release()
  first?.release()
  const next = await lockRun(folder)
  expect(next).not.toBeNull()
  next?.release()
})
