// Every solution of every lab against its declared verdict, in real cells: at night all of them, three of each lab with
// interpreters that were not started ahead as well; by day of some labs, other ones each day, two right ones and one of the
// others, and two starters of all.

import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  checkIdsOf,
  findFamilyProblems,
  findUncaughtChecks,
  findVerdictProblems,
  judgeSolution,
  outcomesOf,
  readLabSolutions,
  solutionAt,
} from '#graders/cell/lab-solutions.ts'
import { runtimeOf, runtimes } from '#graders/runtimes.ts'
import { findMissingLanguages } from '#graders/sandbox/host/toolchains.ts'
import { nightly } from '../../tests/support/nightly.ts'
import { shareOfToday } from '../../tests/support/share-of-today.ts'

// Without a compiler, what is written in its language is left out, and that is said.
const missing = findMissingLanguages()
for (const { because, remedy } of missing) console.warn(`Left out: ${because}. ${remedy}`)
const cannotRun = (name: string) => {
  const runtime = runtimeOf(name)
  return runtime !== null && missing.some(({ language }) => language === runtimes[runtime].language)
}

const root = fileURLToPath(new URL('../../exercises', import.meta.url))
const labs = globSync('*/*/lab.ts', { cwd: root }).map(dirname)
const starters = shareOfToday(
  labs.flatMap((lab) =>
    globSync('[mM]ain.*', { cwd: join(root, lab, 'starter') }).map((name) => ({ lab, name })),
  ),
  2,
  ({ lab, name }) => `${lab}/starter/${name}`,
)

const ranToday = shareOfToday(labs, 2, (lab) => lab)

describe.concurrent.each(labs)('%s', (lab) => {
  const solutions = readLabSolutions(join(root, lab))
  const names = Object.keys(solutions.verdicts)
  const family = (prefix: RegExp, count: number) =>
    shareOfToday(
      names.filter((name) => prefix.test(name) && !cannotRun(name)),
      count,
      (name) => name,
    )
  const drawn = !ranToday.includes(lab) ? [] : [...family(/^right/, 2), ...family(/^(?!right)/, 1)]
  // `npm run bench:agreement` compares all of them.
  const twice = nightly ? shareOfToday(names, 0, (name) => name, 3) : []
  if (drawn.length > 0) console.log(`${lab}: network seed ${solutions.seed} (ROUNDTRIP_SEED overrides)`)

  test('the family is whole', () => expect(findFamilyProblems(solutions)).toEqual([]))

  test.each(drawn)('solutions/%s', async (name) => {
    const program = solutionAt(join(root, lab, 'solutions', name))
    const log = await judgeSolution(solutions, program)
    expect(findVerdictProblems(name, log, solutions.verdicts[name] ?? {})).toEqual([])
    if (!twice.includes(name)) return
    // An interpreter that was started ahead makes no difference.
    const cold = await judgeSolution(solutions, program, 'cold')
    expect(outcomesOf(log)).toEqual(outcomesOf(cold))
  })

  const own = starters
    .filter((starter) => starter.lab === lab && !cannotRun(starter.name))
    .map(({ name }) => name)
  test.each(own)('starter/%s runs, and is not yet a solution', async (name) => {
    const { checks } = await judgeSolution(solutions, solutionAt(join(root, lab, 'starter', name)))
    expect(checks.every(({ outcome }) => outcome?.status === 'passed')).toBe(false)
    for (const { outcome } of checks) {
      if (outcome?.status === 'failed') expect(['crashed', 'language']).not.toContain(outcome.mismatch.code)
    }
  })

  test('every check has a wrong solution that it catches', () => {
    expect(checkIdsOf(join(root, lab)).length).toBeGreaterThanOrEqual(8)
    expect(findUncaughtChecks(solutions)).toEqual([])
  })
})
