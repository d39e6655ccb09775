import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { zipOf } from '../testing/make-zip.ts'
import { findSubmissions } from './find-submissions.ts'
import { readRoster } from './roster.ts'

const scratch = mkdtempSync(join(tmpdir(), 'roster-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const rosterOf = async (text: string) => {
  const path = join(scratch, 'roster.csv')
  writeFileSync(path, text)
  return readRoster(path)
}

describe('with a roster', () => {
  test('ids are the roster’s; strangers, namesakes and the missing are told', async () => {
    const read = await rosterOf('\ufeffname,id,e-mail\nAda Lovelace,s1,\nBob,s2,\nBob,s3,\nCarol,s4,\n')
    expect(read.ok).toBe(true)
    const zip = join(scratch, 'rostered.zip')
    writeFileSync(zip, zipOf({ 'Ada Lovelace.py': 'x', 'bob.py': 'y', 'mallory.py': 'z', 's4.py': 'x' }))
    const roster = read.ok ? read.roster : null
    const search = await findSubmissions([zip], { layout: 'flat', labId: 'x', roster })
    if (!search.ok) throw new Error(search.says)
    const { found } = search
    expect(found.submissions.map(({ id, name }) => `${id} ${name}`)).toEqual(['s1 Ada Lovelace', 's4 Carol'])
    expect(found.unmatched.map(({ says }) => says.slice(0, 30))).toEqual([
      'Several students of the roster',
      'No student of the roster match',
    ])
    expect(found.missing.map(({ id }) => id)).toEqual(['s2', 's3'])
  })

  test('Canvas’s gradebook and Moodle’s grading worksheet will do', async () => {
    const canvas = await rosterOf(
      'Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (77)\n    Points Possible,,,,,18\n"Lovelace, Ada",101,u1,ada,A,\n',
    )
    expect(canvas.ok && canvas.roster.find('101', 'x')).toEqual({ id: '101', name: 'Lovelace, Ada' })
    expect(canvas.ok && canvas.roster.find('999', 'lovelaceada')).toEqual({
      id: '101',
      name: 'Lovelace, Ada',
    })
    expect(canvas.ok && canvas.roster.students).toHaveLength(1)
    const moodle = await rosterOf(
      'Identifier,Full name,Email address\nParticipant 11,Ada Lovelace,ada@example.edu\n',
    )
    expect(moodle.ok && moodle.roster.find('11', 'x')).toEqual({ id: '11', name: 'Ada Lovelace' })
  })

  test.each([
    ['no useful heading', 'colour,shape\nred,round\n', 'no column that tells students apart'],
    ['no rows', 'id,name\n', 'names no student'],
    ['no CSV', 'id,name\n"a', 'is not a CSV'],
  ])('%s is refused', async (_, text, says) => {
    expect(await rosterOf(text)).toMatchObject({ ok: false, says: expect.stringContaining(says) })
  })
})
