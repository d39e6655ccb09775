import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fillSheet } from '#graders/mark-sheets/fill-sheet.ts'
import { type MarkSheet, readMarkSheet } from '#graders/mark-sheets/mark-sheet.ts'
import { matchRows } from '#graders/mark-sheets/match-rows.ts'

function sheetOf(file: string): MarkSheet {
  const read = readMarkSheet(file)
  if (!read.ok) throw new Error(read.says)
  return read.sheet
}

const ada = { name: 'Ada Lovelace', email: 'ada@x.test' }
const bob = { name: 'Bob', email: 'bob@x.test' }

/** Fills the given share of each student's points in, into the sheet's first column. */
function filled(file: string, students: readonly ({ share: number } & typeof ada)[], keep = false) {
  const sheet = sheetOf(file)
  const [column] = sheet.columns
  if (column === undefined) throw new Error('The sheet takes no marks.')
  const { matched } = matchRows(sheet, students)
  const marks = matched.map(({ row, student }) => ({ row, column, share: student.share }))
  return fillSheet(file, sheet, marks, { keep })
}

const english = [
  '\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (submission)","Online text","Feedback comments"',
  '"Participant 14","Ada Lovelace",ADA@x.test,"Submitted for grading",,100.00,Yes,"Sunday, 29 November 2026, 7:16 AM","=1+1\r\n""x""",',
  '"Participant 2",Bob,bob@x.test,"No submission",12.00,100.00,Yes,-,,"well, done"',
].join('\n')

const german = [
  'ID;"Vollständiger Name";Status;Bewertung;Bestwertung;"Bewertung kann geändert werden";"Feedback als Kommentar"',
  '"Teilnehmer/in14";"Lovelace, Ada";"Zur Bewertung abgegeben";;"30,00";Ja;',
  '"Teilnehmer/in2";Bob;Entwurf;-;"30,00";Nein;',
].join('\r\n')

const canvas = [
  'Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (77),Lab 2 (78),Final Score',
  '    Points Possible,,,,,18,10,(read only)',
  '"Lovelace, Ada",101,u1,ada@x.test,A,,3,50',
  '"Bob",102,u2,bob,A,4,3,50',
  '"Student, Test",,,,,,,',
  '',
].join('\n')

describe('Moodle’s grading worksheet', () => {
  it('gets its marks, and keeps every other byte', () => {
    const { file, written, differing } = filled(english, [
      { ...ada, share: 1 / 3 },
      { ...bob, share: 1 },
    ])
    expect(file).toBe(english.replace('grading",,100', 'grading",33.33,100').replace(',12.00,', ',100,'))
    expect(written).toBe(2)
    expect(differing.map(({ before, now }) => [before, now])).toEqual([['12.00', '100']])
  })

  it('keeps marks that stand there, when asked', () => {
    const { file, written } = filled(english, [{ ...bob, share: 1 }], true)
    expect([file, written]).toEqual([english, 0])
    expect(filled(english, [{ ...bob, share: 0.12 }], true)).toMatchObject({ file: english, written: 1 })
  })

  it('is known in another language, by where things stand', () => {
    const { file } = filled(german, [
      { ...ada, share: 0.5 },
      { ...bob, share: 0.251 },
    ])
    expect(file).toBe(german.replace('abgegeben";;', 'abgegeben";15;').replace(';-;', ';7,53;'))
  })
})

describe('Canvas’s gradebook', () => {
  it('gets its marks in one column', () => {
    const { columns } = sheetOf(canvas)
    expect(columns.map(({ title }) => title)).toEqual(['Lab 1 (77)', 'Lab 2 (78)'])
    const { file } = filled(canvas, [{ ...ada, share: 0.5 }])
    expect(file).toBe(canvas.replace('A,,3,50', 'A,9,3,50'))
  })
})

describe('whose row it is', () => {
  const rowsOf = (file: string, students: readonly (typeof ada)[]) => {
    const { matched, strangers } = matchRows(sheetOf(file), students)
    return [matched.map(({ student, by }) => `${student.email} by ${by}`), strangers.length]
  }
  it.each<[string, string, (typeof ada)[], unknown]>([
    ['addresses', english, [ada, bob], [['ada@x.test by address', 'bob@x.test by address'], 0]],
    ['names', german, [ada, bob], [['ada@x.test by name', 'bob@x.test by name'], 0]],
    ['namesakes', german, [ada, bob, { name: 'bob', email: 'c@x.test' }], [['ada@x.test by name'], 1]],
    [
      'behind blind marking',
      english.replace('"Ada Lovelace",ADA@x.test', '"Participant 14 (Ada Lovelace)",'),
      [ada],
      [['ada@x.test by name'], 1],
    ],
    ['twice the same', english.replace('bob@x.test', 'ada@x.test'), [ada, bob], [[], 2]],
    ['nobody', english, [], [[], 2]],
  ])('%s', (_what, file, students, expected) => expect(rowsOf(file, students)).toEqual(expected))
})

it.each([
  ['', /no rows/],
  ['a,b\n1,2', /neither/],
  [
    'Identifier,Full name,Grade,Maximum Grade,Grade can be changed\nParticipant 1,A,,Satisfactory,Yes',
    /neither/,
  ],
  [`${english}\n"Participant 3",x`, /row 4 has 2 cells, and the headings 10/],
  ['Student,ID,Lab 1 (7)\nAda,1,3', /neither/],
])('refuses %j', (file, says) => {
  expect(readMarkSheet(file)).toEqual({ ok: false, says: expect.stringMatching(says) })
})

const vectors = path.resolve('../shared/vectors/moodle')
describe.runIf(existsSync(vectors))('files of a real Moodle', () => {
  it.each(['worksheet.csv', 'blind-worksheet.csv'])('%s', (name) => {
    const file = readFileSync(path.join(vectors, name), 'utf8')
    const sheet = sheetOf(file)
    const students = sheet.rows.map((row) => ({
      name: row[1]?.text ?? '',
      email: row[2]?.text ?? '',
      share: 0.725,
    }))
    const { file: got, written } = filled(file, students)
    expect(written).toBe(sheet.rows.length)
    expect(got).toBe(file.replaceAll(',,100.00,', ',72.5,100.00,'))
  })
})
