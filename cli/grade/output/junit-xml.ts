// junit.xml, which continuous integration reads: a suite for each student, a case for each check.
import { explainMismatch } from '#graders/explain/explain-mismatch.ts'
import type { LabResult } from '#graders/labs/contract/score-lab.ts'
import type { BatchStanding } from '../run/batch-standing.ts'

type Check = LabResult['checks'][number]

interface Suite {
  name: string
  seconds: number
  cases: string[]
  failures: number
  errors: number
  skipped: number
}

const counts = (tests: number, failures: number, errors: number, skipped: number) =>
  `tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}"`

export function makeJunitXml(standings: readonly BatchStanding[], labId: string): string {
  const suites = standings.flatMap((standing) => suiteOf(standing, labId) ?? [])
  const sum = (pick: (suite: Suite) => number) => suites.reduce((total, suite) => total + pick(suite), 0)
  const total = counts(
    sum(({ cases }) => cases.length),
    sum(({ failures }) => failures),
    sum(({ errors }) => errors),
    sum(({ skipped }) => skipped),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escapeXml(labId)}" ${total}>`,
    ...suites.flatMap((suite) => [
      `  <testsuite name="${escapeXml(suite.name)}" ${counts(suite.cases.length, suite.failures, suite.errors, suite.skipped)} time="${suite.seconds}">`,
      ...suite.cases.map((line) => `    ${line}`),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n')
}

function suiteOf(standing: BatchStanding, labId: string): Suite | null {
  const name = standing.submission.id
  const classname = `${labId}.${name}`
  const one = (line: string, failures: number, errors: number): Suite => {
    return { name, seconds: 0, cases: [line], failures, errors, skipped: 0 }
  }
  switch (standing.state) {
    case 'waiting':
      return null
    case 'refused':
      return one(testCase(classname, 'submission', element('failure', 'refused', standing.says)), 1, 0)
    case 'faulted':
      return one(
        testCase(classname, 'grading', element('error', standing.fault.code, standing.fault.because)),
        0,
        1,
      )
    case 'graded': {
      const { checks } = standing.record.result
      const count = (status: string) => checks.filter(({ outcome }) => outcome.status === status).length
      return {
        name,
        seconds: standing.record.times.seconds,
        cases: checks.map((check) => testCase(classname, check.id, detail(check))),
        failures: count('failed'),
        errors: count('errored'),
        skipped: count('skipped'),
      }
    }
  }
}

function detail({ hidden, says, outcome }: Check): string | null {
  switch (outcome.status) {
    case 'passed':
      return null
    case 'skipped':
      return hidden ? '<skipped/>' : `<skipped message="${escapeXml(`it needs ${outcome.needs}`)}"/>`
    case 'errored':
      return element('error', outcome.fault.code, outcome.fault.because)
    case 'failed':
      return hidden
        ? element('failure', 'hidden', 'This check is hidden.')
        : element('failure', outcome.mismatch.code, `${says} ${explainMismatch(outcome.mismatch).headline}`)
  }
}

const testCase = (classname: string, name: string, inner: string | null) => {
  const head = `<testcase classname="${escapeXml(classname)}" name="${escapeXml(name)}"`
  return inner === null ? `${head}/>` : `${head}>${inner}</testcase>`
}

const element = (tag: string, type: string, message: string) =>
  `<${tag} type="${escapeXml(type)}" message="${escapeXml(message)}"/>`

/** For an attribute in double quotes. What XML 1.0 cannot hold (section 2.2: control characters, half of a pair) is left out. */
export function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
    '\n': '&#10;',
    '\r': '&#13;',
    '\t': '&#9;',
  }
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"'\n\r\t]/g, (character) => entities[character] ?? '')
}
