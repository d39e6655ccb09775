// Every solution of every lab against its declared verdict, in real cells: right ones score full marks, wrong
// ones are caught by the intended checks, textbook programs pass whatever asks only for a kind network.

import { globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { runLab } from '#graders/cell/run-lab.ts'
import { makeLabOrder } from '#graders/labs/contract/lab-order.ts'
import { networkSeed } from '#graders/labs/contract/network-seed.ts'
import type { CheckPlan } from '#graders/labs/contract/run-protocol.ts'
import { scoreLab } from '#graders/labs/contract/score-lab.ts'
import type { Outcome } from '#graders/outcome.ts'
import { openCell } from '#graders/sandbox/open-cell.ts'
import { nightly } from '../../tests/support/nightly.ts'

/** Per solution the checks that it fails, each with the code of its mismatch. */
const VerdictsSchema = z.record(z.string(), z.record(z.string(), z.string()))

const root = fileURLToPath(new URL('../../exercises', import.meta.url))
const labs = globSync('*/*/lab.ts', { cwd: root }).map(dirname)
const weights = { works: 1, conforms: 1, survives: 1 }
const seedOverride = process.env.ROUNDTRIP_SEED

interface Judged {
  plan: readonly CheckPlan[]
  outcomes: Map<string, Outcome>
  score: number
}

async function judge(
  lab: string,
  submission: ReadonlyMap<string, Uint8Array>,
  seed: string,
): Promise<Judged> {
  const folder = join(root, lab)
  const code = ['lab.ts', 'hidden.ts'].map((name) => [name, readFileSync(join(folder, name))] as const)
  const exercise = { topic: dirname(lab), id: basename(lab), files: new Map(code) }
  // A fault is ours: like the worker, try again. What stays after three tries fails the test.
  for (let attempt = 1; ; attempt += 1) {
    const outcomes = new Map<string, Outcome>()
    let plan: readonly CheckPlan[] = []
    let fault: string | null = null
    for await (const event of runLab(
      await openCell(),
      makeLabOrder({ exercise, submission, seed, checks: 'all', hiddenSeed: `hidden of ${seed}` }),
    )) {
      if (event.type === 'run-started') plan = event.checks
      if (event.type === 'check-finished') outcomes.set(event.check, event.outcome)
      if (event.type === 'run-faulted') fault = event.fault.because
    }
    if (fault === null) return { plan, outcomes, ...scoreLab(plan, outcomes, weights) }
    if (attempt === 3) throw new Error(`faulted three times: ${fault}`)
  }
}

/** At night all of them; else the right ones, and for each check one wrong solution that it catches. */
function toJudge(verdicts: z.infer<typeof VerdictsSchema>): [string, Record<string, string>][] {
  const caught = new Set<string>()
  return Object.entries(verdicts).filter(([name, fails]) => {
    if (nightly || name.startsWith('right')) return true
    if (Object.keys(fails).every((check) => caught.has(check))) return false
    for (const check of Object.keys(fails)) caught.add(check)
    return true
  })
}

/** A file becomes main.*, a folder is a submission of several files. */
function submissionAt(path: string): Map<string, Uint8Array> {
  if (!statSync(path).isDirectory()) return new Map([[`main${extname(path)}`, readFileSync(path)]])
  return new Map(readdirSync(path).map((name) => [name, readFileSync(join(path, name))]))
}

describe.concurrent.each(labs)('%s', (lab) => {
  const solutions = join(root, lab, 'solutions')
  const verdicts = VerdictsSchema.parse(parse(readFileSync(join(solutions, 'verdicts.yaml'), 'utf8')))
  const { version } = z
    .looseObject({ version: z.int() })
    .parse(parse(readFileSync(join(root, lab, 'exercise.md'), 'utf8').split('---')[1] ?? ''))
  const seed = seedOverride ?? networkSeed(basename(lab), version)
  console.log(`${lab}: network seed ${seed} (ROUNDTRIP_SEED overrides)`)

  test('every solution has a verdict', () => {
    const present = readdirSync(solutions).filter((name) => name !== 'verdicts.yaml')
    expect(Object.keys(verdicts).toSorted()).toEqual(present.toSorted())
  })

  test.each(toJudge(verdicts))('solutions/%s', async (name, fails) => {
    const { plan, outcomes, score } = await judge(lab, submissionAt(join(solutions, name)), seed)
    const failed = plan.flatMap(({ id }) => {
      const outcome = outcomes.get(id)
      return outcome?.status === 'failed' ? [[id, outcome.mismatch.code]] : []
    })
    expect({ seed, failed: Object.fromEntries(failed) }).toEqual({ seed, failed: fails })
    if (name.startsWith('right')) expect(score).toBe(1)
    if (name.startsWith('wrong')) expect(score).toBeLessThan(1)
    if (name.startsWith('textbook')) {
      const works = plan.filter(({ tier }) => tier === 'works')
      expect(works.map(({ id }) => outcomes.get(id)?.status)).toEqual(works.map(() => 'passed'))
    }
  })

  test.each(['main.py', 'main.js'])('starter/%s runs, and is not yet a solution', async (name) => {
    const { outcomes, score } = await judge(lab, submissionAt(join(root, lab, 'starter', name)), seed)
    expect(score).toBeLessThan(1)
    for (const outcome of outcomes.values()) {
      if (outcome.status === 'failed') expect(['crashed', 'language']).not.toContain(outcome.mismatch.code)
    }
  })

  test('every check has a wrong solution that it catches', async () => {
    const [right = ''] = Object.keys(verdicts).filter((name) => name.startsWith('right'))
    const { plan } = await judge(lab, submissionAt(join(solutions, right)), seed)
    const wrong = Object.entries(verdicts).filter(([name]) => name.startsWith('wrong'))
    const caught = new Set(wrong.flatMap(([, fails]) => Object.keys(fails)))
    expect(plan.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([])
  })
})
