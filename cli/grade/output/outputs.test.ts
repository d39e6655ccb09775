// What a run writes, with names and programs that try to be something else in each format.
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { findLab } from '../../check/find-lab.ts'
import type { BatchStanding } from '../run/batch-standing.ts'
import type { GradedRecord } from '../run/graded-record.ts'
import { quoteWord } from '../run/resume-command.ts'
import type { RunFile } from '../run/run-file.ts'
import type { FoundSubmission } from '../sources/find-submissions.ts'
import { makeFeedback } from './feedback.ts'
import { escapeXml, makeJunitXml } from './junit-xml.ts'
import { Progress } from './progress.ts'
import { makeResultsCsv } from './results-csv.ts'
import { makeResultsJson } from './results-json.ts'

const searched = await findLab('tcp-uppercase-client')
if (!searched.ok) throw new Error(searched.says)
const { lab } = searched

const run: RunFile = {
  format: 1,
  lab: 'tcp-uppercase-client',
  labVersion: 1,
  labDigest: 'd',
  graderVersion: '1-x',
  seeds: { visible: 'visible-seed', hidden: 'SECRET-SEED' },
  begunAt: '2026-01-01T10:00:00.000Z',
  options: {},
}

const submission = (name: string, file = 'main.py'): FoundSubmission => ({
  id: 'ada-1',
  person: '1',
  name,
  late: false,
  layout: 'flat',
  source: 'x.zip',
  feedbackPrefix: 'x/',
  notes: [],
  program: { ok: true, files: new Map([[file, Buffer.from('x')]]), digest: 'd' },
})

const plan = { tier: 'works' as const, points: 2, hidden: false }
const stack = 'Traceback\n``````\n<script>alert(1)</script>\u001b[31m'
const record: GradedRecord = {
  format: 1,
  key: 'k',
  result: {
    checks: [
      { ...plan, id: 'fine', says: 'Works.', outcome: { status: 'passed' }, earned: 2 },
      {
        ...plan,
        id: 'crashes',
        says: 'Does not crash.',
        earned: 0,
        outcome: {
          status: 'failed',
          mismatch: { code: 'crashed', signal: null, stack, where: { stream: 'errors', atMs: 12.34 } },
        },
      },
      {
        ...plan,
        id: 'later',
        says: 'Comes later.',
        earned: 0,
        outcome: { status: 'skipped', needs: 'crashes' },
      },
      {
        ...plan,
        id: 'secret',
        says: 'SECRET-SAYS',
        hidden: true,
        earned: 0,
        outcome: {
          status: 'failed',
          mismatch: { code: 'missing-output', expected: 'SECRET-EXPECTED', actual: 'SECRET-ACTUAL' },
        },
      },
      {
        ...plan,
        id: 'secret-too',
        says: 'SECRET-SAYS',
        hidden: true,
        earned: 0,
        outcome: { status: 'skipped', needs: 'SECRET-NEEDS' },
      },
    ],
    score: 0.2,
  },
  evidence: {
    crashes: { transcript: [], transcriptCut: 3, stdout: '', stderr: '', usage: null, tryIt: 'nc -lp 12000' },
  },
  times: { gradedAt: '2026-01-01T10:00:00.000Z', seconds: 1.5 },
}

const graded = (name: string, file?: string): BatchStanding => ({
  submission: submission(name, file),
  state: 'graded',
  record,
  key: 'k',
  sameProgramAs: null,
})
const refused: BatchStanding = {
  submission: submission('Bob'),
  state: 'refused',
  says: 'It is <empty> ``` and no program.',
}
const faulted: BatchStanding = {
  submission: submission('Cy'),
  state: 'faulted',
  key: 'k',
  fault: { code: 'grader-timeout', because: 'Too slow.' },
}

const everything = (standing: BatchStanding) => [
  JSON.stringify(makeResultsJson(standing, lab, run)),
  makeResultsCsv([standing], [], lab),
  makeJunitXml([standing], run.lab),
  makeFeedback(standing, lab, run) ?? '',
]

test('of hidden checks nothing but name, points and status gets out, and the secret seed not at all', () => {
  for (const text of everything(graded('Ada'))) {
    expect(text).toContain('secret')
    expect(text).not.toContain('SECRET')
  }
})

test('results.json has the shape that Gradescope reads', () => {
  const ResultsSchema = z.strictObject({
    score: z.number(),
    output: z.string(),
    visibility: z.literal('visible'),
    stdout_visibility: z.literal('hidden'),
    extra_data: z.looseObject({ status: z.literal('graded'), max_score: z.literal(10) }),
    tests: z.array(
      z.strictObject({
        name: z.string(),
        number: z.string(),
        score: z.number(),
        max_score: z.number(),
        status: z.enum(['passed', 'failed']),
        output: z.string(),
        output_format: z.literal('text'),
        tags: z.array(z.string()),
        visibility: z.literal('visible'),
        extra_data: z.looseObject({}),
      }),
    ),
  })
  const results = ResultsSchema.parse(makeResultsJson(graded('Ada'), lab, run))
  expect(results.score).toBe(2)
  expect(results.tests.map(({ score }) => score)).toEqual([2, 0, 0, 0, 0])
  expect(JSON.stringify(results)).not.toContain('12.34')
  expect(makeResultsJson(refused, lab, run)).toMatchObject({
    score: 0,
    output: expect.stringContaining('Not run'),
  })
  expect(makeResultsJson(faulted, lab, run)).not.toHaveProperty('score')
})

describe('results.csv', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j stays text in a spreadsheet', (name) => {
    const [row] = z
      .array(z.looseObject({ name: z.string() }))
      .parse(parse(makeResultsCsv([graded(name)], [], lab), { columns: true }))
    expect(row?.name).toBe(`'${name.replace(/[\t\r]/, ' ')}`)
  })

  test('any name is one cell', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const rows = z
          .array(z.array(z.string()))
          .parse(
            parse(
              makeResultsCsv([graded(name), refused, faulted], [{ id: 'm', name: 'Missing', row: 1 }], lab),
            ),
          )
        expect(rows).toHaveLength(5)
        expect(new Set(rows.map(({ length }) => length)).size).toBe(1)
      }),
    )
  })
})

describe('junit.xml', () => {
  test.each([
    ['a & b < c > "d" \'e\'', 'a &amp; b &lt; c &gt; &quot;d&quot; &apos;e&apos;'],
    ['a\0b\u0008c\u001b[0m\ufffe\ud800d', 'abc[0md'],
    ['line\nfeed\ttab', 'line&#10;feed&#9;tab'],
    ['😀 ß', '😀 ß'],
  ])('%j', (text, escaped) => expect(escapeXml(text)).toBe(escaped))

  test('counts what failed, what is ours, and what was not run', () => {
    const xml = makeJunitXml([graded('Ada'), refused, faulted], run.lab)
    expect(xml).toContain('tests="7" failures="3" errors="1" skipped="2"')
    expect(xml).not.toMatch(/[\0-\x08\x0b-\x1f]|<script>/)
  })
})

describe('feedback', () => {
  test('a fence is longer than any within it, and control characters are gone', () => {
    const text = makeFeedback(graded('A`d|a\n# x', 'a `b`.py'), lab, run) ?? ''
    expect(text).toContain('\n```````text\n')
    const outside = text.replaceAll(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')
    expect(outside).not.toContain('<script>')
    expect(outside).not.toMatch(/^# x/m)
    expect(text).not.toContain('\u001b')
    expect(text).toContain('nc -lp 12000')
    expect(text).toContain('3 more entries of the transcript')
    expect(text).toContain(`./roundtrip check tcp-uppercase-client 'a \`b\`.py' --seed visible-seed`)
  })

  test('a refusal is told, a fault is ours', () => {
    expect(makeFeedback(refused, lab, run)).toContain('was not run')
    expect(makeFeedback(faulted, lab, run)).toContain('fault is ours')
  })
})

test.each([
  ['main.py', 'main.py'],
  ['a b; rm -rf ~', "'a b; rm -rf ~'"],
  ["it's", String.raw`'it'\''s'`],
])('%s in a shell', (word, quoted) => expect(quoteWord(word)).toBe(quoted))

const progressOf = (isTTY: boolean, env: Record<string, string>) => {
  let text = ''
  const progress = new Progress(2, { isTTY, columns: 80, write: (more: string) => (text += more) }, env)
  progress.start(submission('Ada'))
  progress.end([submission('Ada')], { status: 'graded', record })
  progress.end([submission('Ada')], { status: 'aborted' })
  progress.close()
  return text
}

describe('progress', () => {
  test('a line each where nobody watches', () => {
    for (const text of [
      progressOf(false, {}),
      progressOf(true, { CI: '1' }),
      progressOf(true, { TERM: 'dumb' }),
    ])
      expect(text).toBe('1/2 ada-1: 1 of 5 checks, 20 %\n')
  })
  test('a bar on a terminal', () => expect(progressOf(true, {})).toMatch(/█+░+ 1\/2 about \d+ s left/))
})
