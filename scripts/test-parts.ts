// What `npm test` and the nightly tier consist of: parts that have a name, a runner and, at night, a budget.
import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { projectFolder } from '#platform/data-folder.ts'

export interface TestPart {
  name: string
  runner: 'vitest' | 'playwright'
  /** For the runner. */
  args: readonly string[]
  /**
   * After so long no further test of the part begins. Its tests then come in an order that changes with the date, so that
   * each has its night; `npm run test:whole` runs all.
   */
  budgetMinutes?: number
  /** A unit of work of its own, so that its tests may come in any order too. */
  independent?: boolean
}

/** All at once: much of the first is waiting, and the others compute beside it. A test of the browser is a browser, a site
 * and a database at work, and a unit test keeps a processor busy, so one of each at a time is enough beside the others:
 * with more, all of them wait for the processors. */
export const byDay: readonly TestPart[] = [
  {
    name: 'database and sandbox',
    runner: 'vitest',
    args: ['--project=database', '--project=sandbox', `--maxWorkers=${availableParallelism()}`],
  },
  { name: 'browser', runner: 'playwright', args: ['--grep-invert=@nightly', '--workers=1'] },
  { name: 'unit', runner: 'vitest', args: ['--project=unit', '--maxWorkers=1'] },
]

/** The parts of the night by what they are about. A file that none of them names belongs to the last of Vitest's. */
const nightlyParts: readonly (TestPart & { files: RegExp })[] = [
  {
    name: 'hostile',
    files: /^graders\/sandbox\//,
    runner: 'vitest',
    // One file after the other: what gets out of a jail that was broken on purpose meets no other test's programs.
    args: ['--project=sandbox', '--no-file-parallelism'],
    budgetMinutes: 8,
    independent: true,
  },
  {
    name: 'labs',
    files: /^graders\/cell\//,
    runner: 'vitest',
    args: ['--project=sandbox', '--project=nightly'],
    budgetMinutes: 10,
    independent: true,
  },
  {
    name: 'variants',
    files: /(variants|bundled-exercises|templates)[^/]*$/,
    runner: 'vitest',
    args: ['--project=nightly', '--project=database'],
    budgetMinutes: 5,
  },
  {
    name: 'oracles',
    files: /^protocols\/(?!.*\.fuzz\.)/,
    runner: 'vitest',
    args: ['--project=sandbox', '--project=unit', '--project=nightly'],
    budgetMinutes: 10,
  },
  {
    name: 'fuzz',
    files: /\.fuzz\.test\.ts$/,
    runner: 'vitest',
    args: ['--project=nightly'],
    budgetMinutes: 5,
    independent: true,
  },
  {
    name: 'the rest',
    files: /./,
    runner: 'vitest',
    args: ['--project=database', '--project=sandbox', '--project=nightly', '--project=unit'],
    budgetMinutes: 10,
  },
]

/** At night nobody waits, and each part has the machine to itself. */
export function byNight(): TestPart[] {
  const left = new Set(findNightlyTests())
  const parts = nightlyParts.flatMap(({ files, ...part }): TestPart[] => {
    const own = [...left].filter((file) => files.test(file)).toSorted()
    for (const file of own) left.delete(file)
    return own.length === 0 ? [] : [{ ...part, args: [...part.args, ...own] }]
  })
  return [...parts, { name: 'browser', runner: 'playwright', args: [], budgetMinutes: 15 }]
}

/** Files of the night, and those that hold something back by day (tests/support/nightly.ts, share-of-today.ts, nightly budgets of a fuzz). */
export function findNightlyTests(): string[] {
  const tests = globSync('{bench,cli,components,graders,protocols,server,web,worker}/**/*.test.ts', {
    cwd: projectFolder,
  })
  return tests.filter((file) => {
    if (/\.(nightly|fuzz)\.test\.ts$/.test(file)) return true
    return /tests\/support\/(?:nightly|share-of-today)\.ts/.test(
      readFileSync(path.join(projectFolder, file), 'utf8'),
    )
  })
}
