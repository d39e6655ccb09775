// A lab's solutions, each with the verdict that it must meet, and what is wrong when it meets another. Right ones get
// full marks; wrong ones are caught by the checks meant for them; cheats, which print what checks want without doing
// the work, must exist and must fail, a hidden check among others; textbook programs pass what asks for a kind network.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { runLab } from '#graders/cell/run-lab.ts'
import { isLabSource, makeLabOrder } from '#graders/labs/contract/lab-order.ts'
import { networkSeed } from '#graders/labs/contract/network-seed.ts'
import { readChecks } from '#graders/labs/contract/read-checks.ts'
import {
  emptyRunLog,
  foldEvent,
  type Kept,
  outcomesOnly,
  type RunLog,
  resultOf,
} from '#graders/labs/contract/run-log.ts'
import type { LabOrder } from '#graders/labs/contract/run-protocol.ts'
import { nameAsMain } from '#graders/runtimes.ts'
import { openCell } from '#graders/sandbox/open-cell.ts'

/** Per solution the checks that it fails, each with the code of its mismatch. */
const VerdictsSchema = z.record(z.string(), z.record(z.string(), z.string()))
export type SolutionVerdict = z.infer<typeof VerdictsSchema>[string]

export interface LabSolutions {
  folder: string
  /** By the name of a file or folder in `solutions`. */
  verdicts: Readonly<Record<string, SolutionVerdict>>
  seed: string
}

/** @throws when exercise.md or verdicts.yaml cannot be read, with the reason */
export function readLabSolutions(folder: string, seed = process.env.ROUNDTRIP_SEED): LabSolutions {
  const verdicts = VerdictsSchema.parse(parse(readFileSync(join(folder, 'solutions/verdicts.yaml'), 'utf8')))
  const { id, version } = z
    .looseObject({ id: z.string(), version: z.int() })
    .parse(parse(readFileSync(join(folder, 'exercise.md'), 'utf8').split('---')[1] ?? ''))
  return { folder, verdicts, seed: seed ?? networkSeed(id, version) }
}

/** What is wrong with the family as such, before any of it is run. */
export function findFamilyProblems({ folder, verdicts }: LabSolutions): string[] {
  const present = readdirSync(join(folder, 'solutions')).filter((name) => name !== 'verdicts.yaml')
  const named = Object.keys(verdicts)
  return [
    ...present.filter((name) => !named.includes(name)).map((name) => `solutions/${name} has no verdict`),
    ...named.filter((name) => !present.includes(name)).map((name) => `solutions/${name} is not there`),
    ...['right', 'wrong', 'cheat']
      .filter((kind) => !named.some((name) => name.startsWith(`${kind}-`) || name.startsWith(`${kind}.`)))
      .map((kind) => `there is no solution whose name begins with ${kind}`),
  ]
}

/** Checks that no wrong solution and no cheat is declared to fail: nothing shows that they catch anything. */
export function findUncaughtChecks({ folder, verdicts }: LabSolutions): string[] {
  const caught = new Set(
    Object.entries(verdicts)
      .filter(([name]) => /^(?:wrong|cheat)/.test(name))
      .flatMap(([, fails]) => Object.keys(fails)),
  )
  return checkIdsOf(folder).filter((id) => !caught.has(id))
}

/** The ids of a lab's checks, visible and hidden, as its files name them. */
export function checkIdsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter(isLabSource)
    .flatMap((name) => readChecks(readFileSync(join(folder, name), 'utf8')).map(({ id }) => id))
}

export const failuresOf = ({ checks }: RunLog): SolutionVerdict =>
  Object.fromEntries(
    checks.flatMap(({ id, outcome }) => (outcome?.status === 'failed' ? [[id, outcome.mismatch.code]] : [])),
  )

/** Each check with how it went, which is what two runs of one program must have in common. */
export const outcomesOf = ({ checks }: RunLog): string[] =>
  checks.map(({ id, outcome }) => {
    const code = outcome?.status === 'failed' ? ` ${outcome.mismatch.code}` : ''
    return `${id}: ${outcome?.status ?? 'none'}${code}`
  })

/** What is wrong with how a solution was judged; empty when it met its verdict. */
export function findVerdictProblems(name: string, log: RunLog, fails: SolutionVerdict): string[] {
  const failed = failuresOf(log)
  const ids = [...new Set([...Object.keys(fails), ...Object.keys(failed)])]
  const { score } = resultOf(log, { works: 1, conforms: 1, survives: 1 })
  const hidden = new Set(log.checks.filter((check) => check.hidden).map(({ id }) => id))
  // What a cheat knows of the visible checks is true for one seed: with another it fails some of them as well.
  const judged = name.startsWith('cheat') ? Object.keys(fails) : ids
  const problems = judged
    .filter((id) => fails[id] !== failed[id])
    .map((id) => `${id}: ${failed[id] ?? 'did not fail'} instead of ${fails[id] ?? 'no failure'}`)
  if (name.startsWith('right') && score !== 1) problems.push('a right solution has less than full marks')
  if (/^(?:wrong|cheat)/.test(name) && score === 1) problems.push('it has full marks')
  if (name.startsWith('cheat') && hidden.size > 0 && !Object.keys(failed).some((id) => hidden.has(id)))
    problems.push('no hidden check catches it: those who know the visible ones would get away with it')
  if (name.startsWith('textbook'))
    for (const { id, tier, outcome } of log.checks)
      if (tier === 'works' && outcome?.status !== 'passed')
        problems.push(`${id} is of the tier works, and not passed`)
  return problems
}

/** A file becomes main.*, or what a program of its language is called, a folder is a submission of several files. */
export function solutionAt(path: string): Map<string, Uint8Array> {
  if (!statSync(path).isDirectory()) return new Map([[nameAsMain(basename(path)), readFileSync(path)]])
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return new Map(
    files
      .filter((name) => statSync(join(path, name)).isFile())
      .map((name) => [name, readFileSync(join(path, name))]),
  )
}

/** Runs all checks of the lab against a program. @throws when it faulted three times: that is ours */
export async function judgeSolution(
  { folder, seed }: LabSolutions,
  submission: ReadonlyMap<string, Uint8Array>,
  interpreters: LabOrder['interpreters'] = 'ahead',
  kept: Kept = outcomesOnly,
): Promise<RunLog> {
  const names = readdirSync(folder).filter(isLabSource)
  const files = new Map(names.map((name) => [name, readFileSync(join(folder, name))]))
  const exercise = { topic: basename(dirname(folder)), id: basename(folder), files }
  const order = makeLabOrder({ exercise, submission, seed, checks: 'all', hiddenSeed: `hidden of ${seed}` })
  for (let attempt = 1; ; attempt += 1) {
    let log = emptyRunLog
    for await (const event of runLab(await openCell(), { ...order, interpreters }))
      log = foldEvent(log, event, kept)
    if (log.fault === null) return log
    if (attempt === 3) throw new Error(`faulted three times: ${log.fault.because}`)
  }
}
