// ./roundtrip test: runs an exercise's own tests over many variants. The table goes to stdout, progress to
// stderr. Exit codes: 0 all held, 1 something failed, 4 usage.

import { existsSync } from 'node:fs'
import { delimiter, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { styleText } from 'node:util'
import { Command, InvalidArgumentError } from 'commander'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import type { ExerciseReport } from '#graders/exercise/exercise-report.ts'
import { type FoundExercise, findExercises } from '#graders/exercise/find-exercises.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { nearestName } from '#graders/exercise/nearest-name.ts'
import { readExerciseFolder } from '#graders/exercise/read-exercise-folder.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'

const bundled = fileURLToPath(new URL('../../exercises', import.meta.url))
const variantsMax = 100_000

export const testCommand = new Command('test')
  .description('run the tests of exercises over many variants')
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
    let failed = 0
    for (const each of chosen) {
      if (!(await testOne(each, options))) failed += 1
    }
    process.stdout.write(
      failed === 0
        ? `${good('passed')}  ${chosen.length} of ${chosen.length} exercises\n`
        : `${bad('failed')}  ${failed} of ${chosen.length} exercises\n`,
    )
    if (failed > 0) process.exitCode = 1
  })

/** The exercises that were named; a sentence for the user when one cannot be found. */
async function chooseExercises(names: readonly string[]): Promise<FoundExercise[] | string> {
  const roots = [
    bundled,
    ...(process.env.EXERCISES_PATH ?? '').split(delimiter).filter((path) => path !== ''),
  ]
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

async function testOne(
  { id, folder }: FoundExercise,
  { variants, seed }: { variants: number; seed: string },
): Promise<boolean> {
  let files: Map<string, Uint8Array>
  try {
    files = await readExerciseFolder(folder)
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    process.stdout.write(`${bad('failed')}  ${id}: its folder cannot be read\n  ${because}\n\n`)
    return false
  }
  const loaded = loadExercise(files)
  if (!loaded.ok) {
    process.stdout.write(
      `${bad('failed')}  ${id}: it does not load\n${listProblems(folder, loaded.problems)}\n`,
    )
    return false
  }
  const { exercise } = loaded
  if (exercise.parts.every(({ kind }) => kind === 'lab')) {
    process.stdout.write(
      `${good('loads')}   ${exercise.id}: a lab; its checks run with ./roundtrip check\n\n`,
    )
    return true
  }
  process.stderr.write(`${exercise.id}: ${variants} variants …\n`)
  const report = testExercise(exercise, { variants, seed })
  process.stdout.write(`${describeReport(report)}\n`)
  return report.failureCount === 0
}

const listProblems = (folder: string, problems: readonly ExerciseProblem[]) =>
  problems
    .map(({ file, line, says, fix }) => `  ${relative('.', join(folder, file))}:${line}  ${says} ${fix}\n`)
    .join('')

function describeReport(report: ExerciseReport): string {
  const { median, max } = report.msPerVariant
  const verdict = report.failureCount === 0 ? good('passed') : bad('failed')
  const lines = [
    `${verdict}  ${report.exercise}: ${report.variants} variants, ${report.distinct} different, seed ${report.seed}`,
    `        ${median.toFixed(2)} ms per variant (median), ${max.toFixed(2)} ms at most`,
    '',
    ...report.histograms.map(({ parameter, counts }) => `  ${parameter.padEnd(12)} ${histogram(counts)}`),
    '',
  ]
  const width = Math.min(70, Math.max(...report.expectations.map(({ name }) => name.length)))
  lines.push(`  ${'expectation'.padEnd(width)}  held  failed`)
  for (const { name, held, failed } of report.expectations) {
    const label = name.length > width ? `${name.slice(0, width - 1)}…` : name.padEnd(width)
    const count = String(failed).padStart(6)
    lines.push(`  ${label}  ${String(held).padStart(4)}  ${failed > 0 ? bad(count) : count}`)
  }
  if (report.failures.length > 0) {
    lines.push('', `  ${report.failureCount} failures; the first ${report.failures.length}:`)
    for (const { seed, parameters, says } of report.failures) {
      lines.push(`    seed ${seed} (${parameters})`, `      ${says}`)
    }
    const again = `./roundtrip test ${report.exercise} --variants ${report.variants} --seed ${report.seed}`
    lines.push('', `  The same variants again: ${again}`)
  }
  return `${lines.join('\n')}\n`
}

const barsMax = 24

/** "20–240  ▂▃▅…": how often each value came, neighbours joined where there are many. */
function histogram(counts: ExerciseReport['histograms'][number]['counts']): string {
  const perBar = Math.ceil(counts.length / barsMax)
  const bars: number[] = []
  for (let start = 0; start < counts.length; start += perBar) {
    bars.push(counts.slice(start, start + perBar).reduce((sum, { count }) => sum + count, 0))
  }
  const highest = Math.max(...bars)
  const drawn = bars.map((bar) => '▁▂▃▄▅▆▇█'[Math.min(7, Math.floor((8 * bar) / (highest + 1)))]).join('')
  return `${counts[0]?.value} … ${counts.at(-1)?.value}`.padEnd(14) + drawn
}

const good = (text: string) => styleText('green', text)
const bad = (text: string) => styleText('red', text)

function readVariants(text: string): number {
  const variants = Number(text)
  if (Number.isInteger(variants) && variants >= 1 && variants <= variantsMax) return variants
  throw new InvalidArgumentError(`A whole number from 1 to ${variantsMax}.`)
}
