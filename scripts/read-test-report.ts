// Reads the JSON report of a test runner: how many tests passed, and which did not.
import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import * as z from 'zod'

export interface TestReport {
  passed: number
  failed: number
  /** "file: name of the test: first line of its error", one for each failed test or file. */
  failures: readonly string[]
}

const VitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().default(''),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

const PlaywrightSpecSchema = z.object({
  title: z.string(),
  ok: z.boolean(),
  file: z.string(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ error: z.object({ message: z.string().default('') }).optional() })),
    }),
  ),
})
const PlaywrightSuiteSchema = z.object({
  specs: z.array(PlaywrightSpecSchema).default([]),
  get suites() {
    return z.array(PlaywrightSuiteSchema).default([])
  },
})
const PlaywrightSchema = z.object({
  stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }),
  suites: z.array(PlaywrightSuiteSchema),
  errors: z.array(z.object({ message: z.string().default('') })).default([]),
})

/** Nothing passed and nothing failed when there is no report: its runner did not come so far. */
export function readTestReport(file: string): TestReport {
  const read: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  const vitest = VitestSchema.safeParse(read).data
  if (vitest) return readVitest(vitest)
  const playwright = PlaywrightSchema.safeParse(read).data
  if (playwright) return readPlaywright(playwright)
  return { passed: 0, failed: 0, failures: [] }
}

function readVitest({
  numPassedTests,
  numFailedTests,
  testResults,
}: z.infer<typeof VitestSchema>): TestReport {
  const failures = testResults.flatMap(({ name, message, status, assertionResults }) => {
    const tests = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => describe(name, test.fullName, test.failureMessages?.[0] ?? ''))
    // A file that could not be loaded has no tests.
    return tests.length === 0 && status === 'failed' ? [describe(name, 'the whole file', message)] : tests
  })
  return { passed: numPassedTests, failed: numFailedTests, failures }
}

function readPlaywright({ stats, suites, errors }: z.infer<typeof PlaywrightSchema>): TestReport {
  const failures = suites.flatMap(specsOf).flatMap(({ title, ok, file, tests }) => {
    const error = tests.flatMap(({ results }) => results).find((result) => result.error !== undefined)?.error
    return ok ? [] : [describe(file, title, error?.message ?? '')]
  })
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    failures: [...failures, ...errors.map(({ message }) => firstLine(message))],
  }
}

function specsOf({
  specs,
  suites,
}: z.infer<typeof PlaywrightSuiteSchema>): z.infer<typeof PlaywrightSpecSchema>[] {
  return [...specs, ...suites.flatMap(specsOf)]
}

const describe = (file: string, test: string, error: string): string =>
  `${file.split('/').slice(-2).join('/')}: ${test}: ${firstLine(error)}`

const firstLine = (text: string): string =>
  (stripVTControlCharacters(text).trim().split('\n')[0] ?? '').slice(0, 200)
