// ./roundtrip test: runs an exercise's own tests over many variants. The table goes to stdout, progress to
// stderr. Exit codes: 0 all held, 1 something failed, 4 usage.

import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, InvalidArgumentError } from 'commander'
import { exerciseRoots } from '#graders/exercise/source/exercise-roots.ts'
import { type FoundExercise, findExercises } from '#graders/exercise/source/find-exercises.ts'
import { nearestName } from '#graders/exercise/source/nearest-name.ts'
import { findUnits } from '#graders/exercise/unit/find-units.ts'
import { type CaughtIdeas, tabulateIdeas } from '../test/caught-ideas.ts'
import { bad, good } from '../test/describe-report.ts'
import { testFolders } from '../test/test-folders.ts'
import { testLab } from '../test/test-lab.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const variantsMax = 100_000

export const testCommand = new Command('test')
  .description('run the tests of exercises over many variants, and of a lab that is named its solutions')
  .argument('[exercise...]', 'ids, or folders that hold an exercise.md; all exercises when none is named')
  .option('-n, --variants <n>', 'how many variants of each', readVariants, 1_000)
  .option('-s, --seed <seed>', 'makes the same variants again', 'roundtrip')
  .action(async (names: string[], options: { variants: number; seed: string }) => {
    const chosen = await chooseExercises(names)
    if (typeof chosen === 'string') {
      process.stderr.write(`${chosen}\n`)
      process.exitCode = 4
      return
    }
    const startedMs = performance.now()
    let failed = names.length === 0 ? await reportUnits() : 0
    const ideas: CaughtIdeas[] = []
    await testFolders(
      chosen.map((exercise) => ({ ...exercise, ...options })),
      {
        begun: ({ id }) => process.stderr.write(`${id} …\n`),
        ended: ({ passed, text, caught }) => {
          if (!passed) failed += 1
          if (caught) ideas.push(caught)
          process.stdout.write(text)
        },
      },
    )
    process.stdout.write(tabulateIdeas(ideas))
    // Of labs that were named: their solutions, which takes minutes.
    for (const { id, folder } of names.length === 0 ? [] : chosen) {
      if (!existsSync(join(folder, 'lab.ts'))) continue
      process.stderr.write(`${id}: its solutions …\n`)
      if (!(await testLab(folder, (text) => process.stdout.write(text)))) failed += 1
    }
    const inAll = `${chosen.length} exercises, ${((performance.now() - startedMs) / 1_000).toFixed(1)} s`
    process.stdout.write(
      failed === 0
        ? `${good('passed')}  ${chosen.length} of ${inAll}\n`
        : `${bad('failed')}  ${failed} of ${inAll}\n`,
    )
    if (failed > 0) process.exitCode = 1
  })

/** Says what is wrong with units; returns how many of them have something wrong. */
async function reportUnits(): Promise<number> {
  const { problems } = await findUnits(exerciseRoots(project))
  for (const { file, line, says, fix } of problems) {
    process.stdout.write(`${bad('failed')}  ${relative(process.cwd(), file)}:${line}: ${says} ${fix}\n`)
  }
  return new Set(problems.map(({ file }) => file)).size
}

/** The exercises that were named; a sentence for the user when one cannot be found. */
async function chooseExercises(names: readonly string[]): Promise<FoundExercise[] | string> {
  const roots = exerciseRoots(project)
  const missing = roots.find((root) => !existsSync(root))
  if (missing) return `The exercises folder ${missing} does not exist. Check EXERCISES_PATH.`
  const all = (await Promise.all(roots.map(findExercises))).flat()
  if (names.length === 0) return all.length > 0 ? all : `There is no exercise below ${roots.join(' or ')}.`
  const chosen: FoundExercise[] = []
  for (const name of names) {
    const known = all.find(({ id }) => id === name)
    const folder = resolve(name)
    if (known) chosen.push(known)
    else if (existsSync(join(folder, 'exercise.md'))) chosen.push({ id: name, folder })
    else {
      const ids = all.map(({ id }) => id)
      const near = nearestName(name, ids)
      const help = near ? `Did you mean ${near}?` : `There are: ${ids.join(', ')}.`
      return `There is no exercise “${name}”, and no folder of that name with an exercise.md. ${help}`
    }
  }
  return chosen
}

function readVariants(text: string): number {
  const variants = Number(text)
  if (Number.isInteger(variants) && variants >= 1 && variants <= variantsMax) return variants
  throw new InvalidArgumentError(`A whole number from 1 to ${variantsMax}.`)
}
