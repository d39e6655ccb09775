// One zip of a whole course, in which some students hand in what no honest archive holds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeZip } from '#graders/testing/make-zip.ts'
import { findSubmissions } from './find-submissions.ts'

const scratch = mkdtempSync(join(tmpdir(), 'hostile-course-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const at = (name: string, pid: number, rest: string) => `${name}_${pid}_assignsubmission_${rest}`

test('what is hostile in a course’s archive costs its student, and the rest goes on', async () => {
  const path = join(scratch, 'course.zip')
  writeFileSync(
    path,
    makeZip([
      { name: at('Ada', 1, 'file/main.py'), content: 'x' },
      { name: at('Bob', 2, 'file/../../../x.py'), content: 'x' },
      { name: at('Cy', 3, 'file/main.py'), content: '/etc/passwd', mode: 0o120777 },
      { name: at('Di', 4, 'file/main.py'), content: 'x' },
      { name: at('Di', 4, 'file/main.py'), content: 'y' },
      { name: at('Eve', 5, 'file/Main.py'), content: 'x' },
      { name: at('Eve', 5, 'file/main.py'), content: 'y' },
      { name: at('Fay', 6, 'file/main.py'), content: 'x', flags: 1 },
      { name: at('Gus', 7, 'file/ma\nin.py'), content: 'x' },
      {
        name: at('Hal', 8, 'file/bomb.zip'),
        content: makeZip([{ name: 'x.py', content: Buffer.alloc(3_000_000) }]),
      },
      { name: '/etc/cron.d/x', content: 'x' },
      { name: at('Zoe', 9, 'file/main.py'), content: 'x' },
    ]),
  )
  const search = await findSubmissions([path], { layout: 'auto', labId: 'x', roster: null })
  if (!search.ok) throw new Error(search.says)
  const { found } = search
  const told = Object.fromEntries(
    found.submissions.map(({ id, program }) => [
      id,
      program.ok ? [...program.files.keys()].join(' ') : program.says,
    ]),
  )
  expect(told).toEqual({
    'ada-1': 'main.py',
    'bob-2': expect.stringMatching(/^The entry “Bob_2_assignsubmission_file\/.*” leads out of the archive/),
    'cy-3': expect.stringContaining('is a link, not a file'),
    'di-4': expect.stringMatching(/^Two entries are called/),
    'eve-5': expect.stringContaining('“Main.py” and “main.py” are one file where case does not count'),
    'fay-6': expect.stringContaining('is encrypted'),
    'gus-7': expect.stringContaining('a control character'),
    'hal-8': expect.stringContaining('more than 100 times its size'),
    'zoe-9': 'main.py',
  })
  expect(found.unmatched).toEqual([
    {
      path: 'course.zip: etc/cron.d/x',
      says: expect.stringMatching(/^The entry “\/etc\/cron\.d\/x” has an absolute name\. Moodle/),
    },
  ])
})
