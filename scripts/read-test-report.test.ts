import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readTestReport } from './read-test-report.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-report-'))
const file = path.join(folder, 'report.json')
afterAll(() => rmSync(folder, { recursive: true }))

function read(report: unknown) {
  writeFileSync(file, JSON.stringify(report))
  return readTestReport(file)
}

test('Vitest: a failed test and a file that did not load, each with its first line', () => {
  const passed = { fullName: 'adds', status: 'passed', failureMessages: [] }
  const failed = { fullName: 'zones reads', status: 'failed', failureMessages: ['Error: 1 is not 2\n  at x'] }
  const report = read({
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      { name: '/home/me/graders/zone.test.ts', status: 'failed', assertionResults: [passed, failed] },
      {
        name: '/home/me/graders/gone.test.ts',
        status: 'failed',
        message: 'no such file',
        assertionResults: [],
      },
    ],
  })
  expect(report).toEqual({
    passed: 1,
    failed: 1,
    failures: [
      'graders/zone.test.ts: zones reads: Error: 1 is not 2',
      'graders/gone.test.ts: the whole file: no such file',
    ],
  })
})

const spec = (title: string, ok: boolean, results: object[]) => ({
  title,
  ok,
  file: 'a.spec.ts',
  tests: [{ results }],
})

test('Playwright: a failed spec in a group of tests', () => {
  const failed = spec('signs in', false, [{ error: { message: '\u001b[31mtimed out\u001b[39m\nlog' } }])
  const report = read({
    stats: { expected: 1, flaky: 1, unexpected: 1 },
    suites: [{ specs: [spec('opens', true, [{}])], suites: [{ specs: [failed] }] }],
    errors: [],
  })
  expect(report).toEqual({ passed: 2, failed: 1, failures: ['a.spec.ts: signs in: timed out'] })
})

test('no report, or none of theirs: nothing is claimed', () => {
  expect(read({ stats: {} })).toEqual({ passed: 0, failed: 0, failures: [] })
  expect(readTestReport(path.join(folder, 'none'))).toEqual({ passed: 0, failed: 0, failures: [] })
})
