// Runs one part of the tests and reads its report.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Command, runCommand } from '#platform/run-command.ts'
import { readTestReport } from './read-test-report.ts'
import type { TestPart } from './test-parts.ts'

export interface TestPartResult {
  name: string
  ok: boolean
  ms: number
  passed: number
  failed: number
  /** What failed, and the first line of why. */
  failures: readonly string[]
  /** Names of tests that did not begin within the part's budget. */
  leftOut: readonly string[]
  output: string
}

export interface PartOptions {
  nightly: boolean
  /** True runs all, however long it takes. */
  whole: boolean
  /** Of the order in which tests come when there is a budget. */
  seed: number
}

const minuteMs = 60_000
export async function runPart(
  part: TestPart,
  { nightly, whole, seed }: PartOptions,
): Promise<TestPartResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-test-report-'))
  const report = path.join(folder, 'report.json')
  const budget = whole ? undefined : part.budgetMinutes
  const leftOutFile = path.join(folder, 'left-out')
  const env = {
    ...(nightly ? { ROUNDTRIP_NIGHTLY: '1' } : { ROUNDTRIP_QUICK_BUILD: '1' }),
    ...(budget === undefined
      ? {}
      : {
          ROUNDTRIP_TESTS_UNTIL: String(Date.now() + budget * minuteMs),
          ROUNDTRIP_TESTS_LEFT_OUT: leftOutFile,
        }),
  }
  const order =
    budget === undefined
      ? []
      : [
          '--sequence.shuffle.files',
          ...(part.independent ? ['--sequence.shuffle.tests'] : []),
          `--sequence.seed=${seed}`,
        ]
  const command: Command =
    part.runner === 'vitest'
      ? {
          name: part.name,
          programs: [
            [
              'node_modules/vitest/vitest.mjs',
              'run',
              ...part.args,
              ...order,
              '--reporter=default',
              '--reporter=json',
              `--outputFile.json=${report}`,
            ],
          ],
          env,
        }
      : {
          name: part.name,
          programs: [
            ['scripts/build-for-tests.ts'],
            ['node_modules/@playwright/test/cli.js', 'test', ...part.args, '--reporter=list,json'],
          ],
          env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
        }
  const { ok, ms, output } = await runCommand(command)
  const result = { name: part.name, ok, ms, output, ...readTestReport(report) }
  const leftOut = existsSync(leftOutFile) ? readFileSync(leftOutFile, 'utf8').trim().split('\n') : []
  rmSync(folder, { recursive: true, force: true })
  // A part may fail without a failed test, by a leaked connection or a set-up that broke: it counts as one.
  const failed = result.failed === 0 && !ok ? 1 : result.failed
  return { ...result, failed, leftOut }
}
