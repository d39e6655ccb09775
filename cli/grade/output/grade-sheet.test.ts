import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { BatchStanding } from '../run/batch-standing.ts'
import type { FoundSubmission } from '../sources/find-submissions.ts'
import { parseRoster } from '../sources/roster.ts'
import { planSheet } from './grade-sheet.ts'

const submission = (row: number | undefined): FoundSubmission => ({
  id: `student-${row}`,
  person: `${row}`,
  name: 'Somebody',
  late: false,
  row,
  layout: 'moodle',
  source: 'x.zip',
  feedbackPrefix: 'x/',
  notes: [],
  program: { ok: true, files: new Map(), digest: 'd' },
})

function graded(row: number | undefined, score: number): BatchStanding {
  const times = { gradedAt: '2026-01-01T10:00:00.000Z', seconds: 1 }
  const record = { format: 1 as const, key: 'k', result: { checks: [], score }, evidence: {}, times }
  return { submission: submission(row), state: 'graded', record, key: 'k', sameProgramAs: null }
}
const refused = (row: number): BatchStanding => ({
  submission: submission(row),
  state: 'refused',
  says: 'No program.',
})
const waiting = (row: number): BatchStanding => ({ submission: submission(row), state: 'waiting', key: 'k' })

function rosterOf(csv: string) {
  const read = parseRoster(csv, 'roster.csv')
  if (!read.ok) throw new Error(read.says)
  return read.roster
}

function filled(csv: string, standings: readonly BatchStanding[], column?: string) {
  const plan = planSheet(rosterOf(csv), column)
  if (!plan.ok) return plan
  const sheet = plan.write(standings)
  return { file: sheet.file, rows: z.array(z.array(z.string())).parse(parse(sheet.csv, { bom: true })) }
}

const moodle = (most: string) =>
  `Identifier,Full name,Status,Grade,Maximum Grade,Online text\n${['11', '12', '13']
    .map((id) => `Participant ${id},Ada ${id},Submitted,,"${most}",=1+1`)
    .join('\n')}\n`

describe('Moodle’s grading worksheet', () => {
  test.each([
    ['100.00', '33.33', '100'],
    ['18', '6', '18'],
    ['100,00', '33,33', '100'],
  ])('of %s points', (most, third, full) => {
    const sheet = filled(moodle(most), [graded(1, 1 / 3), graded(3, 1), refused(2)])
    expect(sheet).toEqual({
      file: 'worksheet.csv',
      rows: [
        ['Identifier', 'Full name', 'Status', 'Grade', 'Maximum Grade', 'Online text'],
        ['Participant 11', 'Ada 11', 'Submitted', third, most, '=1+1'],
        ['Participant 12', 'Ada 12', 'Submitted', '', most, '=1+1'],
        ['Participant 13', 'Ada 13', 'Submitted', full, most, '=1+1'],
      ],
    })
  })

  test('with a scale of words stays as it is, and so do students without a row', () => {
    const sheet = filled(moodle('Satisfactory'), [graded(1, 1), graded(undefined, 1)])
    expect('rows' in sheet && sheet.rows.map((row) => row[3])).toEqual(['Grade', '', '', ''])
  })
})

const canvas = `Student,ID,SIS User ID,Section,Lab 1 (77),Lab 2 (78),Final Score
    Points Possible,,,,18,10,(read only)
"Lovelace, Ada",101,u1,A,,3,50
"Bob, ""B""",102,u2,A,4,3,50
Cy,103,u3,A,,,
`

describe('Canvas’s gradebook', () => {
  test('one assignment and only who was graded', () => {
    const sheet = filled(canvas, [graded(2, 0.5), refused(3), waiting(4)], 'Lab 1 (77)')
    expect(sheet).toEqual({
      file: 'gradebook.csv',
      rows: [
        ['Student', 'ID', 'SIS User ID', 'Section', 'Lab 1 (77)'],
        ['    Points Possible', '', '', '', '18'],
        ['Lovelace, Ada', '101', 'u1', 'A', '9'],
      ],
    })
  })

  test('the only assignment need not be named, nor its number', () => {
    const one = 'Student,ID,Section,Lab 1 (77)\n    Points Possible,,,18\nAda,101,A,\n'
    expect(filled(one, [graded(2, 0.5)])).toMatchObject({ file: 'gradebook.csv' })
    const second = filled(canvas, [graded(2, 1)], 'Lab 2')
    expect('rows' in second && second.rows.at(-1)).toEqual(['Lovelace, Ada', '101', 'u1', 'A', '10'])
  })

  test.each([
    [
      'several',
      undefined,
      false,
      /has several assignments: “Lab 1 \(77\)”, “Lab 2 \(78\)”\. Name one by --grade-column/,
    ],
    ['one that is not there', 'Lab 9', true, /has no assignment “Lab 9”, or several: .* Name one/],
  ])('%s: it is said which there are', (_, column, isAsked, says) => {
    expect(filled(canvas, [], column)).toEqual({ ok: false, isAsked, says: expect.stringMatching(says) })
  })
})

test('a list of names is just that', () => {
  expect(filled('id,name\ns1,Ada\n', [])).toEqual({ ok: false, isAsked: false, says: null })
  expect(filled('id,name\ns1,Ada\n', [], 'Lab')).toMatchObject({
    isAsked: true,
    says: expect.stringContaining('no gradebook'),
  })
})
