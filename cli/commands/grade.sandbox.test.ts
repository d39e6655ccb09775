// The command as a teaching assistant runs it: exit codes, streams, interruptions of both kinds, and going on.
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeZip, zipOf } from '#graders/testing/make-zip.ts'
import { nightly } from '../../tests/support/nightly.ts'
import { runGrade, StartedGrade } from '../../tests/support/run-grade.ts'
import { programOf, submissionsOf } from '../grade/testing/programs.ts'
import { gradedAt, gradedIds, readResults } from '../grade/testing/read-results.ts'

// Each starts several processes and cells, beside everything else that a test run does.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const scratch = mkdtempSync(join(tmpdir(), 'grade-'))
afterAll(() => rmSync(scratch, { recursive: true }))
const at = (name: string) => join(scratch, name)
const students = 5
const zip = at('moodle.zip')
const graded = ['canary-lab', zip, '--seed', 'a test', '--jobs', '2']

beforeAll(() => writeFileSync(zip, makeZip(submissionsOf('moodle', students))))

describe('interrupted and resumed', () => {
  let whole: Record<string, string>

  beforeAll(async () => {
    const { code, stdout, stderr } = await runGrade([...graded, '--out', at('whole')])
    expect(stderr).toContain('Layout of moodle.zip: moodle: 5 of 5 files')
    expect(stderr).toContain('2 at once, as asked for.')
    expect(stderr).toMatch(/^5\/5 kathe-muller-\d-700\d: \d of 2 checks, \d+ %$/m)
    expect(stderr).not.toContain('\u001b')
    expect(stdout).toMatch(/^canary-lab, version 1: 5 of 5 submissions graded\.\nFull marks 1, mean 40 %/)
    expect(code).toBe(0)
    whole = await readResults(at('whole'))
  })

  test('results hold no secret of hidden checks', () => {
    expect(Object.keys(whole)).toContain(
      'feedback.zip Käthe Müller 0_7000_assignsubmission_file_/feedback.md',
    )
    const all = JSON.stringify(whole)
    expect(all).toContain('hidden-line')
    expect(all).not.toContain('CANARY')
  })

  test.runIf(nightly)(
    'by kill -9, then by SIGINT: it says how to go on, and nothing is graded twice',
    async () => {
      const out = at('interrupted')
      const first = new StartedGrade([...graded, '--out', out])
      await first.says('1/5')
      first.kill()
      expect((await first.ended).code).toBeNull()
      appendFileSync(join(out, 'journal.ndjson'), '{"type":"graded","id":"kat')
      const before = gradedIds(out)

      const second = new StartedGrade([...graded, '--out', out, '--resume'])
      await second.says('1/')
      second.interrupt()
      const { code, stderr } = await second.ended
      expect(code).toBe(2)
      expect(stderr).toContain(
        `./roundtrip grade canary-lab ${zip} --seed 'a test' --jobs 2 --out ${out} --resume\n`,
      )
      const then = gradedIds(out)
      expect(then.slice(0, before.length)).toEqual(before)
      expect(then.length).toBeGreaterThan(before.length)
      const times = gradedAt(out)

      const third = await runGrade([...graded, '--out', out, '--resume'])
      expect(third.code).toBe(0)
      expect(gradedIds(out).toSorted()).toEqual(gradedIds(at('whole')).toSorted())
      expect(gradedAt(out)).toMatchObject(times)
      expect(await readResults(out)).toEqual(whole)
    },
  )
})

test.runIf(nightly)(
  'one student’s hostile archive costs that student a refusal; the same program is graded once',
  async () => {
    const evil = makeZip([{ name: '../x.py', content: 'x' }])
    const right = programOf(0).text
    const source = at('flat.zip')
    writeFileSync(
      source,
      zipOf({ 'ada/main.py': right, 'bob/main.py': right, 'mallory/all.zip': evil, 'marks.txt': '?' }),
    )
    const out = at('mixed')
    const { code, stdout, stderr } = await runGrade([
      'canary-lab',
      source,
      '--out',
      out,
      '--fail-under',
      '50',
    ])
    expect(code).toBe(1)
    expect(stdout).toContain('2 of 3 submissions graded')
    expect(stdout).toContain('Refused, with no points: 1.')
    expect(stderr).toContain('1 below 50 %.')
    expect(readdirSync(join(out, 'graded'))).toHaveLength(1)
    expect(gradedIds(out)).toEqual(['ada', 'bob'])
    const csv = readFileSync(join(out, 'results.csv'), 'utf8')
    expect(csv).toMatch(/^bob,.*,ada,/m)
    expect(csv).toMatch(/^mallory,.*,refused,0,.*leads out of the archive/m)
    // A dry run needs no sandbox.
    const dry = await runGrade(['canary-lab', source, '--dry-run'], { ROUNDTRIP_BWRAP: '/nonexistent' })
    expect(dry.code).toBe(0)
    expect(dry.stdout).toMatch(
      /^matched {4}ada .*\n[^]*^refused {4}mallory [^]*^unmatched {2}“flat\.zip: marks\.txt”: /m,
    )
  },
)

test.runIf(nightly)(
  'what could not be judged is our side: exit code 3, and --resume tries just that again',
  async () => {
    // Cells run as another user, who must reach what stands for bubblewrap here.
    chmodSync(scratch, 0o755)
    const broken = at('broken')
    const bwrap = at('bwrap')
    writeFileSync(bwrap, `#!/bin/sh\ntest -e ${broken} && exit 1\nexec /usr/bin/bwrap "$@"\n`, {
      mode: 0o755,
    })
    const source = at('four.zip')
    writeFileSync(source, makeZip(submissionsOf('flat', 4)))
    const out = at('faulted')
    const args = ['canary-lab', source, '--out', out, '--jobs', '1']
    const first = new StartedGrade(args, { ROUNDTRIP_BWRAP: bwrap })
    await first.says('1/4 ')
    writeFileSync(broken, '')
    const { code, stdout, stderr } = await first.ended
    expect(stderr).toMatch(/^\d\/4 student3: not graded, our side: a cell did not become ready/m)
    expect(stdout).toMatch(/Not graded, our side: [12]\. They cost nothing; --resume tries them again\./)
    expect(code).toBe(3)
    expect(readFileSync(join(out, 'results/student3/results.json'), 'utf8')).not.toContain('"score"')
    const before = gradedIds(out)
    const second = await runGrade([...args, '--resume'])
    expect(second.code).toBe(0)
    expect(second.stderr).not.toContain(`${before[0]}: `)
    expect(gradedIds(out)).toEqual(['student0', 'student1', 'student2', 'student3'])
  },
)

const told = (code: number, says: string) => ({ code, stdout: '', stderr: expect.stringContaining(says) })

test('refusals: exit code and a sentence', async () => {
  // One that has a version and starts nothing: found out by the self-test alone.
  const withoutSandbox = { ROUNDTRIP_BWRAP: at('no-bwrap') }
  writeFileSync(at('no-bwrap'), '#!/bin/sh\necho bubblewrap 0.8.0\n', { mode: 0o755 })
  writeFileSync(at('odd.zip'), zipOf({ 'ada/main.py': programOf(0).text, 'marks.txt': '?' }))
  const [option, nobody, strict, unavailable] = await Promise.all([
    runGrade(['canary-lab', zip, '--jobs', '0']),
    runGrade(['canary-lab', zip, '--only', 'nobody']),
    runGrade(['canary-lab', at('odd.zip'), '--out', at('strict'), '--strict']),
    // Said before anything is read.
    runGrade(['canary-lab', at('nothing')], withoutSandbox),
  ])
  expect(option).toMatchObject(told(4, '--jobs is at least 1'))
  expect(nobody).toMatchObject(told(5, 'Nothing matched'))
  expect(strict).toMatchObject(told(4, '--strict asks'))
  expect(unavailable).toMatchObject(told(3, 'Not graded, our side: '))
  expect(existsSync(at('strict'))).toBe(false)
})
