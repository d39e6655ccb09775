// Every solution of every lab against its declared verdict, in real cells: at night all of them, by day a share of the
// right ones, of the cheats and of the others.

import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  findFamilyProblems,
  findVerdictProblems,
  judgeSolution,
  outcomesOf,
  readLabSolutions,
  solutionAt,
} from '#graders/cell/lab-solutions.ts'
import { readChecks } from '#graders/labs/contract/read-checks.ts'
import { nightly } from '../../tests/support/nightly.ts'
import { shareOfToday } from '../../tests/support/share-of-today.ts'

const root = fileURLToPath(new URL('../../exercises', import.meta.url))
const labs = globSync('*/*/lab.ts', { cwd: root }).map(dirname)
describe.concurrent.each(labs)('%s', (lab) => {
  const solutions = readLabSolutions(join(root, lab))
  const names = Object.keys(solutions.verdicts)
  const family = (prefix: RegExp, count: number) =>
    shareOfToday(
      names.filter((name) => prefix.test(name)),
      count,
      (name) => name,
    )
  const drawn = [...family(/^right/, 2), ...family(/^cheat/, 1), ...family(/^(?!right|cheat)/, 2)]
  console.log(`${lab}: network seed ${solutions.seed} (ROUNDTRIP_SEED overrides)`)

  test('the family is whole', () => expect(findFamilyProblems(solutions)).toEqual([]))

  test.each(drawn)('solutions/%s', async (name) => {
    const program = solutionAt(join(root, lab, 'solutions', name))
    const log = await judgeSolution(solutions, program)
    expect(findVerdictProblems(name, log, solutions.verdicts[name] ?? {})).toEqual([])
    if (!nightly) return
    // An interpreter that was started ahead makes no difference.
    const cold = await judgeSolution(solutions, program, 'cold')
    expect(outcomesOf(log)).toEqual(outcomesOf(cold))
  })

  test.each(['main.py', 'main.js'])('starter/%s runs, and is not yet a solution', async (name) => {
    const { checks } = await judgeSolution(solutions, solutionAt(join(root, lab, 'starter', name)))
    expect(checks.every(({ outcome }) => outcome?.status === 'passed')).toBe(false)
    for (const { outcome } of checks) {
      if (outcome?.status === 'failed') expect(['crashed', 'language']).not.toContain(outcome.mismatch.code)
    }
  })

  test('every check has a wrong solution that it catches', () => {
    const ids = ['lab.ts', 'hidden.ts'].flatMap((name) =>
      readChecks(readFileSync(join(root, lab, name), 'utf8')).map(({ id }) => id),
    )
    const caught = new Set(
      names
        .filter((name) => /^(?:wrong|cheat)/.test(name))
        .flatMap((name) => Object.keys(solutions.verdicts[name] ?? {})),
    )
    expect(ids.length).toBeGreaterThan(10)
    expect(ids.filter((id) => !caught.has(id))).toEqual([])
  })
})
