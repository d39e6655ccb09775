// ./roundtrip test of a lab: each solution in cells of its own against the verdict that is declared for it, the right
// ones under ten seeds, and of every check whether a wrong solution shows that it catches anything.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import {
  checkIdsOf,
  findFamilyProblems,
  findUncaughtChecks,
  findVerdictProblems,
  judgeSolution,
  type LabSolutions,
  readLabSolutions,
  solutionAt,
} from '#graders/cell/lab-solutions.ts'
import { bad, good } from './describe-report.ts'
import { LabTally } from './lab-tally.ts'

/** Each is a cell and a jail, and waits more than it computes; more than the cores would make all of them late. */
const atOnceMax = 4
const rightSeeds = 10

/** Calls `tell` with lines for the terminal as they come. Resolves to whether everything held. */
export async function testLab(folder: string, tell: (text: string) => void): Promise<boolean> {
  let solutions: LabSolutions
  try {
    solutions = readLabSolutions(folder)
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    tell(`${bad('failed')}  ${folder}: its solutions/verdicts.yaml cannot be read\n  ${because}\n`)
    return false
  }
  const names = Object.keys(solutions.verdicts)
  const family = findFamilyProblems(solutions)
  tell(`${family.length === 0 ? good('whole ') : bad('failed')}  the family of ${names.length} solutions\n`)
  for (const problem of family) tell(`  ${problem}\n`)
  let held = family.length === 0
  const uncaught = findUncaughtChecks(solutions)
  held &&= uncaught.length === 0
  const checks = checkIdsOf(folder)
  const table = new LabTally(checks)
  tell(
    uncaught.length === 0
      ? `${good('caught')}  each of the ${checks.length} checks catches a wrong solution or a cheat\n`
      : `${bad('failed')}  no wrong solution fails ${uncaught.join(', ')}\n`,
  )
  const left = names
    .filter((name) => !family.some((problem) => problem.startsWith(`solutions/${name} `)))
    .flatMap((name) => seedsFor(name, solutions.seed).map((seed) => ({ name, seed })))
  const work = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      const { name, seed } = one
      const problems = await judge({ ...solutions, seed }, name, table)
      held &&= problems.length === 0
      const under = seed === solutions.seed ? '' : `, network seed ${seed}`
      tell(`${problems.length === 0 ? good('passed') : bad('failed')}  solutions/${name}${under}\n`)
      for (const problem of problems) tell(`  ${problem}\n`)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnceMax, availableParallelism()) }, work))
  tell(table.describe())
  return held
}

/** What is right is right whatever the network does; what a wrong one fails may hang on the words that are drawn. */
function seedsFor(name: string, seed: string): string[] {
  const others = /^right\.[a-z]+$/.test(name) ? rightSeeds - 1 : 0
  return [seed, ...Array.from({ length: others }, (_, index) => `${seed}-${index + 2}`)]
}

async function judge(solutions: LabSolutions, name: string, table: LabTally): Promise<string[]> {
  try {
    const log = await judgeSolution(solutions, solutionAt(join(solutions.folder, 'solutions', name)))
    table.add(name, log)
    return findVerdictProblems(name, log, solutions.verdicts[name] ?? {})
  } catch (error) {
    return [`it could not be judged: ${error instanceof Error ? error.message : String(error)}`]
  }
}
