// Every layout as a zip and as a folder: the same students, the same programs, the same sentences.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeZip, zipOf } from '#graders/testing/make-zip.ts'
import type { LayoutId } from '../layouts/choose-layout.ts'
import { type FoundSubmissions, findSubmissions } from './find-submissions.ts'

const scratch = mkdtempSync(join(tmpdir(), 'find-submissions-'))
afterAll(() => rmSync(scratch, { recursive: true }))

type Files = Record<string, string | Uint8Array>

const layoutsOfDisk = {
  zip(name: string, files: Files): string {
    const path = join(scratch, `${name}.zip`)
    writeFileSync(path, zipOf(files))
    return path
  },
  folder(name: string, files: Files): string {
    for (const [file, content] of Object.entries(files)) {
      const path = join(scratch, name, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
    }
    return join(scratch, name)
  },
}

async function find(paths: string[], layout: LayoutId | 'auto' = 'auto') {
  const search = await findSubmissions(paths, { layout, labId: 'tcp-uppercase-client', roster: null })
  if (!search.ok) throw new Error(search.says)
  return search.found
}

/** Id to the files that would run, or to the refusal. */
const programs = ({ submissions }: FoundSubmissions) =>
  Object.fromEntries(
    submissions.map(({ id, program }) => [
      id,
      program.ok ? [...program.files.keys()].join(' ') : program.says,
    ]),
  )

const rejects = /holds another archive/
const evil = makeZip([{ name: '../../etc/cron.d/x', content: 'x' }])

const at = (name: string, pid: number, rest: string) => `${name}_${pid}_assignsubmission_${rest}`

describe.each(['zip', 'folder'] as const)('as a %s', (disk) => {
  const put = layoutsOfDisk[disk]

  test('moodle: folders of both spellings, online text, archives of students, umlauts, strays', async () => {
    const found = await find([
      put(`moodle-${disk}`, {
        [at('Ada Lovelace', 11, 'file_/main.py')]: 'print(1)',
        [at('Ada Lovelace', 11, 'file_/lib/net.py')]: 'x = 1',
        [at('Ada Lovelace', 11, 'onlinetext_/onlinetext.html')]: '<p>see file</p>',
        [at('Jörg Müller-Übel', 12, 'file/solution.zip')]: zipOf({
          'task/main.py': 'x',
          'task/.DS_Store': 'y',
          '__MACOSX/task/._main.py': 'z',
        }),
        [at('Mallory', 13, 'file_/solution.zip')]: evil,
        [at('Typist', 14, 'onlinetext_/onlinetext.html')]: '<p>print(1)</p>',
        [at('李雷', 15, 'file_/main.js')]: 'x',
        'notes.txt': 'from the teacher',
      }),
    ])
    expect(programs(found)).toEqual({
      'ada-lovelace-11': 'lib/net.py main.py',
      'jorg-muller-ubel-12': 'main.py',
      'mallory-13': expect.stringMatching(
        /^“solution\.zip” is refused: the entry “\.\.\/\.\.\/etc\/cron\.d\/x” leads out/,
      ),
      'typist-14': expect.stringContaining('online text'),
      'student-15': 'main.js',
    })
    expect(found.layouts[0]?.says).toMatch(/^moodle: 7 of 8 files are named like Ada Lovelace_4711_/)
    expect(found.unmatched).toEqual([
      { path: expect.stringContaining('notes.txt'), says: expect.stringContaining('Put it into') },
    ])
    const [ada] = found.submissions
    expect(ada?.notes).toEqual(['The text typed into Moodle beside the files is not graded.'])
    expect(ada?.feedbackPrefix).toBe('Ada Lovelace_11_assignsubmission_file_/')
    expect(found.submissions.find(({ id }) => id === 'jorg-muller-ubel-12')?.feedbackPrefix).toBe(
      'Jörg Müller-Übel_12_assignsubmission_file/',
    )
  })

  test('moodle without folders', async () => {
    const found = await find([
      put(`moodle-flat-${disk}`, {
        'Ada Lovelace_11_assignsubmission_file_main.py': 'x',
        'Ada Lovelace_11_assignsubmission_file_my_lib.py': 'y',
        'Bob_12_assignsubmission_file_a.py': 'z',
      }),
    ])
    expect(programs(found)).toEqual({ 'ada-lovelace-11': 'main.py my_lib.py', 'bob-12': 'a.py' })
    expect(found.submissions[0]?.feedbackPrefix).toBe('Ada Lovelace_11_assignsubmission_file_')
  })

  test('canvas: late, attempts, numbers of Canvas’s own and of the student’s', async () => {
    const found = await find([
      put(`canvas-${disk}`, {
        'lovelaceada_101_9001_main.py': 'old',
        'lovelaceada_101_9005_main-1.py': 'new',
        'lovelaceada_101_9002_lib.py': 'lib',
        'bobby_LATE_102_9003_main.py': 'x',
        'carol_103_9004_part-1.py': 'a',
        'carol_103_9006_part-2.py': 'b',
        'carol_103_9008_main-3.py': 'c',
        'dan_van_LATE_Houten_104_9007_my_main-12.py': 'x',
        'erin_105_text.html': '<p>hello</p>',
        'readme.md': 'x',
      }),
    ])
    expect(programs(found)).toEqual({
      'lovelaceada-101': 'lib.py main.py',
      'bobby-102': 'main.py',
      'carol-103': 'main.py part-1.py part-2.py',
      'dan_van_late_houten-104': 'my_main-12.py',
      'erin-105': expect.stringContaining('typed into Canvas'),
    })
    const [bobby, , , , ada] = found.submissions
    expect(ada?.program.ok && Buffer.from(ada.program.files.get('main.py') ?? []).toString()).toBe('new')
    expect(ada?.notes).toEqual(['Of 2 attempts at “main.py” the newest is graded: “main-1.py”.'])
    expect(ada?.feedbackPrefix).toBe('lovelaceada_101_9005_')
    expect(bobby).toMatchObject({ late: true, feedbackPrefix: 'bobby_LATE_102_9003_' })
    expect(found.unmatched.map(({ says }) => says)).toEqual([
      expect.stringContaining('Canvas would have named it'),
    ])
  })

  test('gradescope: a folder around everything, a group, folders that nobody is named for', async () => {
    const root = 'assignment_42_export/'
    const metadata = `submission_1:
  :submitters:
  - :name: Ada Lovelace
    :sid: '100'
    :email: ada@example.edu
  :created_at: 2026-01-01 10:00:00.000000000 Z
  :score: 3.0
submission_2:
  :submitters:
  - :name: Bob
    :sid: 200
    :email: bob@example.edu
  - :name: Carol
    :email: carol@example.edu
`
    const found = await find([
      put(`gradescope-${disk}`, {
        [`${root}submission_metadata.yml`]: metadata,
        [`${root}submission_1/main.py`]: 'x',
        [`${root}submission_2/main.py`]: 'y',
        [`${root}submission_9/main.py`]: 'z',
      }),
    ])
    expect(programs(found)).toEqual({
      'ada-lovelace-100': 'main.py',
      'bob-200': 'main.py',
      [found.submissions[2]?.id ?? '']: 'main.py',
    })
    expect(found.submissions[2]?.id).toMatch(/^carol-example\.edu-[0-9a-f]{8}$/)
    expect(found.submissions[1]?.notes).toEqual(['Handed in by a group of 2.'])
    expect(found.unmatched).toEqual([
      { path: expect.stringContaining('submission_9'), says: expect.stringContaining('does not name it') },
    ])
    expect(found.layouts[0]?.says).toContain('inside the folder “assignment_42_export”')
  })

  test('nbgrader: one assignment of several', async () => {
    const found = await find([
      put(`nbgrader-${disk}`, {
        'submitted/ada/tcp-uppercase-client/main.py': 'x',
        'submitted/ada/tcp-uppercase-client/timestamp.txt': 'now',
        'submitted/bob/other/main.py': 'y',
      }),
    ])
    expect(programs(found)).toEqual({ ada: 'main.py' })
    expect(found.unmatched[0]?.says).toContain('belongs to the assignment “other”')
  })

  test('flat: files, folders, zips, a folder around everything', async () => {
    const found = await find([
      put(`flat-${disk}`, {
        'hw1/ada.py': 'x',
        'hw1/Bob/src/main.py': 'y',
        'hw1/Bob/src/util.py': 'y',
        'hw1/cy.zip': zipOf({ 'cy/inner/main.js': 'z' }),
        'hw1/deep.zip': zipOf({ 'more.zip': zipOf({ 'main.py': 'x' }) }),
        'hw1/eve.rar': 'Rar!',
        'hw1/fred/__pycache__/x.pyc': 'junk',
        'hw1/marks.csv': 'a,b',
      }),
    ])
    const { eve, deep, ...rest } = programs(found)
    expect(rest).toEqual({
      ada: 'ada.py',
      [found.submissions[1]?.id ?? '']: 'main.py util.py',
      cy: 'main.js',
    })
    expect(found.submissions[1]?.id).toMatch(/^bob-[0-9a-f]{8}$/)
    expect(deep).toMatch(rejects)
    expect(eve).toContain('not read here')
    expect(found.ignored).toBe(1)
    expect(found.unmatched).toEqual([
      { path: expect.stringContaining('marks.csv'), says: expect.stringContaining('neither a program') },
    ])
  })
})

test('one student’s archive with everything in it is one student', async () => {
  expect(
    programs(await find([layoutsOfDisk.zip('single', { 'ada/main.py': 'x', 'ada/lib.py': 'y' })])),
  ).toEqual({ ada: 'lib.py main.py' })
})

test('limits of a program: size, number of files, names, links', async () => {
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`many/${at}.py`, 'x']))
  const folder = layoutsOfDisk.folder('limits', {
    ...many,
    'large/main.py': 'x'.repeat(1_100_000),
    'linked/lib.py': 'x',
  })
  symlinkSync('/etc/passwd', join(folder, 'linked', 'main.py'))
  expect(programs(await find([folder]))).toEqual({
    large: expect.stringContaining('larger than 1 MB'),
    linked: expect.stringContaining('“linked/main.py” is a link'),
    many: expect.stringContaining('51 files'),
  })
})

test('results that lie beside the submissions are none', async () => {
  const folder = layoutsOfDisk.folder('beside', { 'ada.py': 'x', 'results-x/feedback/ada/feedback.md': 'y' })
  const search = { layout: 'auto', labId: 'x', roster: null, except: join(folder, 'results-x') } as const
  expect(await findSubmissions([folder], search)).toMatchObject({
    ok: true,
    found: { submissions: [{ id: 'ada' }] },
  })
})

test('the same student in two sources counts once, and it is said', async () => {
  const sources = [
    layoutsOfDisk.zip('first', { 'ada.py': 'x' }),
    layoutsOfDisk.zip('second', { 'ada.py': 'y', 'bob.py': 'z' }),
  ]
  const found = await find(sources)
  expect(Object.keys(programs(found))).toEqual(['ada', 'bob'])
  expect(found.unmatched[0]).toEqual({
    path: 'second.zip: ada',
    says: expect.stringContaining('in first.zip'),
  })
})

test.each([
  ['nothing there', () => join(scratch, 'nothing.zip'), 'There is nothing at'],
  [
    'neither zip nor folder',
    () => {
      const path = join(scratch, 'x.py')
      writeFileSync(path, 'print(1)')
      return path
    },
    'neither a folder nor a zip',
  ],
  [
    'no archive',
    () => {
      const path = join(scratch, 'cut.zip')
      writeFileSync(path, evil.subarray(0, 40))
      return path
    },
    '“cut.zip” cannot be read as a zip',
  ],
])('%s is refused with a sentence', async (_, make, says) => {
  const search = await findSubmissions([make()], { layout: 'auto', labId: 'x', roster: null })
  expect(search).toMatchObject({ ok: false, says: expect.stringContaining(says) })
})
