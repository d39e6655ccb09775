// Every solution of every lab against its declared verdict, in real cells: at night all of them, by day the right ones,
// the cheats, and a share of the others that changes from day to day and is printed.

import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  findFamilyProblems,
  findVerdictProblems,
  judgeSolution,
  readLabSolutions,
  solutionAt,
} from '#graders/cell/lab-solutions.ts'
import { readChecks } from '#graders/labs/contract/read-checks.ts'
import { makeRandom } from '#graders/random.ts'
import { nightly } from '../../tests/support/nightly.ts'

const root = fileURLToPath(new URL('../../exercises', import.meta.url))
const labs = globSync('*/*/lab.ts', { cwd: root }).map(dirname)
const shareSeed = process.env.ROUNDTRIP_SHARE ?? new Date().toISOString().slice(0, 10)
const shareByDay = 4

/** `count` of the names, drawn by the day. */
function share(names: readonly string[], count: number): string[] {
  const random = makeRandom(`solutions of ${shareSeed}`)
  const left = [...names]
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(random.below(left.length), 1),
  ).flat()
}

describe.concurrent.each(labs)('%s', (lab) => {
  const solutions = readLabSolutions(join(root, lab))
  const names = Object.keys(solutions.verdicts)
  const always = names.filter((name) => /^(?:right|cheat)/.test(name))
  const others = names.filter((name) => !always.includes(name))
  const drawn = nightly ? others : share(others, shareByDay)
  console.log(
    `${lab}: network seed ${solutions.seed} (ROUNDTRIP_SEED overrides); of ${others.length} others ${drawn.join(', ')} (ROUNDTRIP_SHARE=${shareSeed})`,
  )

  test('the family is whole', () => expect(findFamilyProblems(solutions)).toEqual([]))

  test.each([...always, ...drawn])('solutions/%s', async (name) => {
    const log = await judgeSolution(solutions, solutionAt(join(root, lab, 'solutions', name)))
    expect(findVerdictProblems(name, log, solutions.verdicts[name] ?? {})).toEqual([])
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
