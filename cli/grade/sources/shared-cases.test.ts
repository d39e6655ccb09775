// Archives as platforms made them, and some that were once read wrongly. They stand beside a checkout of the project,
// and are left out, visibly, where they do not.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findSubmissions } from './find-submissions.ts'
import { readRoster } from './roster.ts'

const shared = (path: string) => fileURLToPath(new URL(`../../../../shared/${path}`, import.meta.url))

/** Name and files, or the refusal, by id. */
async function find(path: string, rosterPath: string | null = null) {
  const read = rosterPath === null ? null : await readRoster(shared(rosterPath))
  if (read?.ok === false) throw new Error(read.says)
  const roster = read?.roster ?? null
  const search = await findSubmissions([shared(path)], {
    layout: 'auto',
    labId: 'tcp-uppercase-client',
    role: 'client',
    roster,
  })
  if (!search.ok) throw new Error(search.says)
  const { submissions, unmatched, missing } = search.found
  expect(unmatched).toEqual([])
  const students = submissions.map(({ id, name, late, program }) => {
    const files = program.ok ? [...program.files.keys()].join(' ') : `! ${program.says}`
    return [id, `${name}${late ? ' (late)' : ''}: ${files}`]
  })
  return { students: Object.fromEntries(students), missing: missing.map(({ name }) => name) }
}

describe.skipIf(!existsSync(shared('cases/batch')))('archives that were read wrongly', () => {
  test('Canvas’s anonymous names', async () => {
    const { students } = await find('cases/batch/canvas-anonymous.zip')
    expect(Object.values(students)).toEqual([
      'anon_aB3xY: main.py util.py',
      'anon_m2N4x: main.py',
      'anon_Qz7Kp (late): main.py',
    ])
  })

  test('Canvas’s groups', async () => {
    expect((await find('cases/batch/canvas-group.zip')).students).toEqual({
      'team_1-4711': 'team_1: main.py util.py',
      'team_2-4712': 'team_2: main.py util.py',
    })
    expect((await find('cases/batch/canvas-group-two-files.zip')).students).toEqual({
      'team_1-4711': 'team_1: main.py util.py',
    })
  })

  test('Gradescope’s ids', async () => {
    expect((await find('cases/batch/gradescope-sid-exponent.zip')).students).toEqual({
      '12e4567': 'Cy Twombly: main.py',
      'ada-lovelace-4711': 'Ada Lovelace: main.py',
    })
  })

  test('what cannot be run', async () => {
    const { students } = await find('cases/batch/not-runnable.zip')
    expect(students).toMatchObject({
      'kim-lee-14': expect.stringMatching(/! “report\.pdf” is a PDF\. Ask for the program/),
      'kim-lee-15': 'Kim Lee: main.py',
      'kim-lee-16': 'Kim Lee: Main.py',
      'kim-lee-17': expect.stringMatching(/! “client\.py\.txt” .* rename it to “client\.py”\./),
      'kim-lee-18': expect.stringMatching(/! “main\.py” is empty\./),
      'kim-lee-19': expect.stringMatching(/! “work\.zip” is called a zip and is none/),
      'kim-lee-29': 'Kim Lee: helper.py tcp_client.py',
      'kim-lee-20': expect.stringMatching(/! “main\.ipynb” is a notebook/),
    })
  })
})

const moodleStudents = {
  'alex-smith-1': 'Alex Smith: client.js',
  'alex-smith-3': 'Alex Smith: client.py',
  'both-kinds-2': 'Both Kinds: main.py',
  'juan-de-la-cruz-jr-5': 'Juan de la Cruz, Jr.: README.md main.py',
  'online-text-12': expect.stringMatching(/! It was typed into Moodle as online text/),
  'pdf-only-4': expect.stringMatching(/! “report\.pdf” is a PDF/),
  'student-10': '小龙 李: main.py',
  'student-9': 'محمد علي: العميل.py',
  'two-files-11': 'Two Files: helper.py main.py',
  'zip-person-6': 'Zip Person: main.py',
}

describe.skipIf(!existsSync(shared('vectors/moodle')))('what Moodle made', () => {
  test('folders', async () => {
    const { students } = await find('vectors/moodle/folders.zip')
    expect(students).toMatchObject({
      ...moodleStudents,
      'anne-marie-oneill-14': 'Anne-Marie ONeill: main.py',
    })
    expect(Object.keys(students)).toHaveLength(13)
  })

  test.each([
    'folders.zip with worksheet.csv',
    'folders.zip with blind-worksheet.csv',
    'blind-flat.zip with blind-worksheet.csv',
  ])('%s', async (both) => {
    const [zip = '', sheet = ''] = both.split(' with ')
    const { students, missing } = await find(`vectors/moodle/${zip}`, `vectors/moodle/${sheet}`)
    expect(students).toMatchObject({
      ...moodleStudents,
      'anne-marie-o-neill-14': "Anne-Marie O'Neill: main.py",
      'zoe_k-muller-7': 'Zoë_K Müller: tcp client (1).py',
    })
    expect(Object.keys(students)).toHaveLength(13)
    expect(missing).toEqual(['No Submission'])
  })
})
