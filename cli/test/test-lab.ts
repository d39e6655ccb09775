// ./roundtrip test of a lab: each solution in cells of its own against the verdict that is declared for it.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import {
  findFamilyProblems,
  findVerdictProblems,
  judgeSolution,
  type LabSolutions,
  readLabSolutions,
  solutionAt,
} from '#graders/cell/lab-solutions.ts'
import { bad, good } from './describe-report.ts'

/** Each is a cell and a jail, and waits more than it computes; more than the cores would make all of them late. */
const atOnceMax = 4

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
  const left = names.filter((name) => !family.some((problem) => problem.startsWith(`solutions/${name} `)))
  const work = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const problems = await judge(solutions, name)
      held &&= problems.length === 0
      tell(`${problems.length === 0 ? good('passed') : bad('failed')}  solutions/${name}\n`)
      for (const problem of problems) tell(`  ${problem}\n`)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnceMax, availableParallelism()) }, work))
  return held
}

async function judge(solutions: LabSolutions, name: string): Promise<string[]> {
  try {
    const log = await judgeSolution(solutions, solutionAt(join(solutions.folder, 'solutions', name)))
    return findVerdictProblems(name, log, solutions.verdicts[name] ?? {})
  } catch (error) {
    return [`it could not be judged: ${error instanceof Error ? error.message : String(error)}`]
  }
}
