// Runs hostile programs in one real cell, a few at a time, each in a jail of its own, and says what was amiss.
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mainOf, runtimeOf } from '#graders/runtimes.ts'
import type { ProgramReport } from '#graders/sandbox/cell/program-order.ts'
import type { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
import type { HostileCase } from '#graders/sandbox/hostile/hostile-case.ts'
import { jailedRuntimes } from '#graders/sandbox/jail/jailed-runtimes.ts'

export interface Surroundings {
  /** "address:port" of listeners that the host really holds. */
  hostListeners: readonly string[]
  /** The cell has a cgroup. */
  counted: boolean
  /** The interpreter is started before its program, as for the checks of a lab. */
  ahead: boolean
}

/** Runs one program, and says what was amiss. */
export async function runHostile(
  cell: ProgramCell,
  hostile: HostileCase,
  { hostListeners, counted, ahead }: Surroundings,
): Promise<string[]> {
  const source = read(`${hostile.category}/${hostile.file}`)
  const runtime = runtimeOf(hostile.file)
  if (runtime === null) return [`${hostile.file} is in no language that is run`]
  const entry = mainOf(runtime)
  const shared = jailedRuntimes[runtime].usesNode ? 'hostile.cjs' : 'hostile.py'
  const nonce = randomBytes(16).toString('hex')
  const report = await cell.run({
    id: `${hostile.category}-${hostile.file}-${nonce.slice(0, 8)}`,
    runtime,
    files: { [entry]: source, [shared]: read(shared) },
    entry,
    args: [nonce, ...hostListeners],
    limits: { ...hostile.limits },
    ahead,
  })
  return findAmiss(
    counted ? hostile : asUncounted(hostile),
    report,
    createHash('sha256').update(nonce).digest('hex'),
  )
}

function asUncounted({ uncounted, ...hostile }: HostileCase): HostileCase {
  if (uncounted === undefined) return hostile
  const { exceeds, ...others } = uncounted
  const { exceeds: _counted, ...rest } = hostile
  return { ...rest, ...others, ...(exceeds === null ? {} : { exceeds }) }
}

/** What differs from the case's expectation, in words; empty when it was contained as expected. */
export function findAmiss(hostile: HostileCase, report: ProgramReport, sentinel: string): string[] {
  const [first, ...met] = report.stdout.split('\n').slice(0, -1)
  const ending = `exit ${report.exitCode}, signal ${report.signal}, stderr: ${report.stderr.slice(-600)}`
  if (first !== sentinel)
    return [`it did not run (passed the limit ${report.exceeded}, ${report.fault ?? ending})`]

  const amiss: string[] = []
  const { meets } = hostile
  if (meets !== undefined) {
    for (let line = 0; line < Math.max(meets.length, met.length); line += 1) {
      if (!matches(met[line], meets[line])) amiss.push(`met "${met[line]}" instead of "${meets[line]}"`)
    }
  }
  if (hostile.says !== undefined && !hostile.says.test(report.stderr))
    amiss.push(`said "${report.stderr.slice(-600)}"`)
  if (hostile.exceeds !== 'any' && report.exceeded !== (hostile.exceeds ?? null))
    amiss.push(`passed the limit ${report.exceeded} (${ending})`)
  const exits = hostile.exits ?? 0
  if (hostile.exceeds === undefined && exits !== 'any' && report.exitCode !== exits) amiss.push(ending)
  return amiss
}

function matches(line: string | undefined, expected: string | RegExp | undefined): boolean {
  if (line === undefined || expected === undefined) return false
  return typeof expected === 'string' ? line === expected : expected.test(line)
}

function read(path: string): string {
  return readFileSync(new URL(`./${path}`, import.meta.url), 'utf8')
}
