// npm test: everything, with nothing run before it. Unit, database and sandbox tests run beside the build of the
// site and the end-to-end tests in a real browser on that build. `--nightly` runs what takes long, and all of
// the browser's.
// With other arguments only Vitest runs, and gets them.
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { projectFolder } from './data-folder.ts'
import { prepareClient } from './prepare-client.ts'
import { runCommand } from './run-command.ts'
import {
  browserPackages,
  ensurePackages,
  findBrowser,
  labPackages,
  witnessPackages,
} from './system-packages.ts'
import { dim, endWith, red, seconds } from './terminal.ts'

const startedAt = performance.now()
const vitest = 'node_modules/vitest/vitest.mjs'
const playwright = 'node_modules/@playwright/test/cli.js'
const args = process.argv.slice(2)
/** What takes long, the thousand variants of every exercise for one; `npm run test:all` has it. */
const nightly = args[0] === '--nightly'
const projects = ['database', 'sandbox', nightly ? 'nightly' : 'unit'].map((name) => `--project=${name}`)
/** At night: files of their own, and those that hold something back by day. */
const files = nightly ? ['.nightly.test.ts', '.fuzz.test.ts', ...findPartlyNightly()] : []
/** At night all of them: pages are looked at more closely then. */
const browserTests = nightly ? [] : ['--grep-invert=@nightly']

for (const wanted of [[...labPackages, ...witnessPackages], browserPackages]) {
  const packages = ensurePackages(wanted, console.log)
  if (packages.state !== 'missing' || (wanted === browserPackages && findBrowser() !== null)) continue
  endWith(`The tests need ${packages.names.join(', ')}. Install them and try again:\n  ${packages.remedy}`)
}
prepareClient()

if (args.length > 0 && !nightly) {
  process.exit(
    (await runCommand({ name: 'tests', programs: [[vitest, 'run', ...args]] }, { show: true })).ok ? 0 : 1,
  )
}

const reports = mkdtempSync(path.join(tmpdir(), 'roundtrip-test-reports-'))
const vitestReport = path.join(reports, 'vitest.json')
const playwrightReport = path.join(reports, 'playwright.json')
const runUnits = () =>
  runCommand(
    {
      name: nightly ? 'nightly tests' : 'unit, database and sandbox tests',
      programs: [
        [
          vitest,
          'run',
          ...projects,
          ...files,
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${vitestReport}`,
        ],
      ],
      env: nightly ? { ROUNDTRIP_NIGHTLY: '1' } : {},
    },
    { show: true },
  )
const runSite = () =>
  runCommand({
    name: 'build and end-to-end tests',
    programs: [['scripts/build-for-tests.ts'], [playwright, 'test', ...browserTests, '--reporter=list,json']],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport, ...(nightly ? { ROUNDTRIP_NIGHTLY: '1' } : {}) },
  })
// Much of both is waiting, so by day they run side by side, and what the second says is shown when both have ended.
// At night nobody waits, and each has the machine to itself.
const [units, site] = nightly
  ? [await runUnits(), await runSite()]
  : await Promise.all([runUnits(), runSite()])
console.log(site.output)

const { passed, failed } = count()
rmSync(reports, { recursive: true, force: true })
const parts = [units, site]
for (const { name, ok, ms } of parts) {
  console.log(`${ok ? 'ok    ' : red('failed')}  ${name} ${dim(seconds(ms))}`)
}
console.log(dim(`${seconds(performance.now() - startedAt)} in all`))
// A part may fail without a failed test, by a leaked connection or a set-up that broke: it counts as one.
const brokenParts = failed === 0 ? parts.filter(({ ok }) => !ok).length : 0
console.log(`${passed} passed, ${failed + brokenParts} failed`)
process.exit(parts.every(({ ok }) => ok) && passed > 0 ? 0 : 1)

function findPartlyNightly(): string[] {
  const tests = globSync('{cli,graders,server,worker}/**/*.test.ts', { cwd: projectFolder })
  return tests.filter((file) =>
    readFileSync(path.join(projectFolder, file), 'utf8').includes('tests/support/nightly.ts'),
  )
}

function count(): { passed: number; failed: number } {
  const VitestSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
  const PlaywrightSchema = z.object({
    stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }),
  })
  const first = VitestSchema.safeParse(readReport(vitestReport)).data
  const second = PlaywrightSchema.safeParse(readReport(playwrightReport)).data?.stats
  return {
    passed: (first?.numPassedTests ?? 0) + (second?.expected ?? 0) + (second?.flaky ?? 0),
    failed: (first?.numFailedTests ?? 0) + (second?.unexpected ?? 0),
  }
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(path.resolve(projectFolder, file), 'utf8')) : null
}
