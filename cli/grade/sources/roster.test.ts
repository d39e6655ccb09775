import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { zipOf } from '#graders/testing/make-zip.ts'
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
    if (!canvas.ok) throw new Error(canvas.says)
    const ada = { id: '101', name: 'Lovelace, Ada', row: 2 }
    expect(canvas.roster.students).toEqual([ada])
    expect(canvas.roster.find({ person: '101', name: 'lovelaceada', internal: true })).toEqual(ada)
    const moodle = await rosterOf(
      'Identifier,Full name,Email address\nParticipant 11,Ada Lovelace,ada@example.edu\n',
    )
    if (!moodle.ok) throw new Error(moodle.says)
    const [participant] = moodle.roster.students
    expect(participant).toEqual({ id: '11', name: 'Ada Lovelace', row: 1 })
    expect(moodle.roster.find({ person: '11', name: 'Ada Lovelace', internal: true })).toBe(participant)
    // Without names, as in blind marking.
    const nameless = { name: 'Participant', internal: true, nameless: true }
    expect(moodle.roster.find({ person: '11', ...nameless })).toBe(participant)
    expect(moodle.roster.find({ person: '12', ...nameless })).toBeNull()
    // With the name of a team before it.
    const names = ['Default group-Ada Lovelace', 'Ada Lovelace']
    const member = { person: '11', name: 'group-Ada Lovelace', otherNames: names, internal: true }
    expect(moodle.roster.find(member)).toBe(participant)
  })

  test.each([
    ['the name alone', { person: '999', name: 'ada lovelace', internal: true }, 's7'],
    ['an id that the roster knows', { person: '12', name: '12', internal: false }, '12'],
    ['namesakes, told apart by the id', { person: 's5', name: 'Eve', internal: true }, 's5'],
    ['namesakes', { person: '999', name: 'Eve', internal: true }, 'several'],
    [
      'an id of the platform’s that is another’s in the roster',
      { person: '12', name: 'Ada Lovelace', internal: true },
      'several',
    ],
    [
      'an id of the platform’s with a name that nobody has',
      { person: '12', name: 'A. Nobody', internal: true },
      null,
    ],
    ['nobody', { person: 'x', name: 'y', internal: false }, null],
  ])('%s', async (_, wanted, id) => {
    const read = await rosterOf('id,name\ns7,Ada Lovelace\n12,Bob\ns5,Eve\ns6,Eve\n')
    if (!read.ok) throw new Error(read.says)
    const found = read.roster.find(wanted)
    expect(found === null || found === 'several' ? found : found.id).toBe(id)
  })

  test.each([
    ['no useful heading', 'colour,shape\nred,round\n', 'no column that tells students apart'],
    ['no rows', 'id,name\n', 'names no student'],
    ['no CSV', 'id,name\n"a', 'is not a CSV'],
  ])('%s is refused', async (_, text, says) => {
    expect(await rosterOf(text)).toMatchObject({ ok: false, says: expect.stringContaining(says) })
  })
})
