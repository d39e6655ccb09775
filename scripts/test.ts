// npm test: everything, with nothing run before it. Database and sandbox tests, unit tests, and the build of the site with
// the end-to-end tests in a real browser on that build run beside each other. `--nightly` runs what takes long, part by
// part, each within its budget; `--whole` without budgets.
// With other arguments only Vitest runs, and gets them.
import { prepareClient } from '#platform/prepare-client.ts'
import { runCommand } from '#platform/run-command.ts'
import { ensureServices, serviceWitnessPackages } from '#platform/service-packages.ts'
import {
  browserPackages,
  compilerPackages,
  ensurePackages,
  findBrowser,
  labPackages,
  nightWitnessPackages,
  witnessPackages,
} from '#platform/system-packages.ts'
import { bold, dim, endWith, green, inSeconds, red } from '#platform/terminal.ts'
import { runPart, type TestPartResult } from './run-part.ts'
import { byDay, byNight, type TestPart } from './test-parts.ts'

const startedAt = performance.now()
const args = process.argv.slice(2)
const nightly = args[0] === '--nightly'
const whole = nightly && args.includes('--whole')
const namesShown = 40
/** A share that is run within a budget changes with the date. */
const seed = Number(
  process.env.ROUNDTRIP_SEED_OF_NIGHT || new Date().toISOString().slice(0, 10).replaceAll('-', ''),
)

const witnesses = [...witnessPackages, ...(nightly ? [...compilerPackages, ...nightWitnessPackages] : [])]
for (const wanted of [[...labPackages, ...witnesses], browserPackages]) {
  const packages = ensurePackages(wanted, console.log)
  if (packages.state !== 'missing' || (wanted === browserPackages && findBrowser() !== null)) continue
  endWith(`The tests need ${packages.names.join(', ')}. Install them and try again:\n  ${packages.remedy}`)
}
if (nightly) {
  const services = ensureServices(serviceWitnessPackages, console.log)
  if (services.state === 'missing') {
    const line = `${services.names.join(', ')} cannot be asked: ${services.remedy}`
    if (process.getuid?.() === 0 || process.env.CI) endWith(line)
    console.log(`Left out: ${line}`)
  }
}
prepareClient()

if (args.length > 0 && !nightly) {
  const programs = [['node_modules/vitest/vitest.mjs', 'run', ...args]]
  process.exit((await runCommand({ name: 'tests', programs }, { show: true })).ok ? 0 : 1)
}

const ordered = nightly ? byNight() : byDay
if (nightly) console.log(`Seed of the night: ${seed} (ROUNDTRIP_SEED_OF_NIGHT overrides)`)
const waiting = [...ordered]
const done = new Map<TestPart, TestPartResult>()
async function runParts(): Promise<void> {
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    console.log(dim(`${part.name} …`))
    const result = await runPart(part, { nightly, whole, seed })
    console.log(`\n${bold(part.name)}\n${result.output.trim()}\n`)
    done.set(part, result)
  }
}
await Promise.all(Array.from({ length: nightly ? 1 : byDay.length }, runParts))

const parts = ordered.flatMap((part) => done.get(part) ?? [])
for (const { name, ok, ms, passed, failed, failures, leftOut } of parts) {
  const counts = `${passed} passed, ${failed} failed`
  console.log(
    `${ok ? green('ok    ') : red('failed')}  ${name.padEnd(22)} ${inSeconds(ms).padStart(8)}  ${dim(counts)}`,
  )
  for (const failure of failures.slice(0, namesShown)) console.log(red(`          ${failure}`))
  if (leftOut.length === 0) continue
  console.log(`        ${leftOut.length} did not begin within its budget; npm run test:whole runs all:`)
  for (const test of leftOut.slice(0, namesShown)) console.log(dim(`          ${test}`))
  if (leftOut.length > namesShown) console.log(dim(`          and ${leftOut.length - namesShown} more`))
}
console.log(dim(`${inSeconds(performance.now() - startedAt)} in all`))
const sum = (which: 'passed' | 'failed'): number => parts.reduce((total, part) => total + part[which], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(parts.every(({ ok, passed }) => ok && passed > 0) ? 0 : 1)
