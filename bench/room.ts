// Where the time of a submission goes in the room itself, without queue, database and browser: a cell's boot, and from the
// order to the plan, to the first check's result and to the last one's. Right solutions, in turn, each in a fresh cell, once
// with interpreters that are started ahead and once with such as start with their program.
import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { solutionAt } from '#graders/cell/lab-solutions.ts'
import { runLab } from '#graders/cell/run-lab.ts'
import { makeLabOrder } from '#graders/labs/contract/lab-order.ts'
import { openCell } from '#graders/sandbox/open-cell.ts'
import { probeSandbox } from '#graders/sandbox/probe-sandbox.ts'
import { median } from './median.ts'

const warmMs = 400
const rounds = Number(process.argv[2] ?? 5)
const sockets = path.resolve(import.meta.dirname, '../exercises/sockets')

interface Times {
  bootMs: number
  planMs: number
  firstMs: number
  allMs: number
  /** Per check, from its start to its end. */
  checks: Map<string, number>
}

async function runOnce(lab: string, program: string, interpreters: 'ahead' | 'cold'): Promise<Times> {
  const folder = path.join(sockets, lab)
  const names = readdirSync(folder).filter((name) => name === 'lab.ts' || name === 'hidden.ts')
  const order = makeLabOrder({
    exercise: {
      topic: 'sockets',
      id: lab,
      files: new Map(names.map((name) => [name, readFileSync(path.join(folder, name))])),
    },
    submission: solutionAt(path.join(folder, 'solutions', program)),
    seed: 'bench',
    checks: 'all',
    hiddenSeed: 'hidden bench',
  })
  const bootedAt = performance.now()
  const cell = await openCell()
  const bootMs = performance.now() - bootedAt
  // It waits for its order, as a warm cell does.
  await pause(warmMs)
  const startedAt = performance.now()
  const times: Times = { bootMs, planMs: 0, firstMs: 0, allMs: 0, checks: new Map() }
  const begun = new Map<string, number>()
  for await (const event of runLab(cell, { ...order, interpreters })) {
    const ms = performance.now() - startedAt
    if (event.type === 'run-started') times.planMs = ms
    if (event.type === 'run-finished') times.allMs = ms
    if (event.type === 'run-faulted') throw new Error(event.fault.because)
    if (event.type === 'check-started') begun.set(event.check, ms)
    if (event.type !== 'check-finished') continue
    times.firstMs ||= ms
    times.checks.set(event.check, ms - (begun.get(event.check) ?? ms))
    if (event.outcome.status !== 'passed')
      console.error(`${program}: ${event.check} ${JSON.stringify(event.outcome)}`)
  }
  return times
}

const status = await probeSandbox()
if (!status.available) throw new Error(`${status.because} ${status.remedy}`)
const programs = [
  ['tcp-uppercase-client', 'right.py'],
  ['tcp-uppercase-client', 'textbook-name.py'],
  ['tcp-uppercase-client', 'right.js'],
  ['udp-uppercase-server', 'right.py'],
  ['udp-uppercase-server', 'right.js'],
] as const
const parts = ['bootMs', 'planMs', 'firstMs', 'allMs'] as const
const table = []
for (const [lab, program] of programs) {
  const runs: Record<'ahead' | 'cold', Times[]> = { ahead: [], cold: [] }
  for (let round = 0; round < rounds; round += 1) {
    const ways = round % 2 === 0 ? (['ahead', 'cold'] as const) : (['cold', 'ahead'] as const)
    for (const way of ways) runs[way].push(await runOnce(lab, program, way))
  }
  for (const way of ['ahead', 'cold'] as const) {
    const of = (part: (typeof parts)[number]) => Math.round(median(runs[way].map((run) => run[part])))
    const ids = [...(runs[way][0]?.checks.keys() ?? [])]
    const checks = ids.map((id) => [id, median(runs[way].map((run) => run.checks.get(id) ?? 0))] as const)
    const slowest = checks.toSorted((a, b) => b[1] - a[1]).slice(0, 3)
    table.push({
      program: `${lab} ${program}`,
      interpreters: way,
      checks: checks.length,
      'cell boots, ms': of('bootMs'),
      'to the plan': of('planMs'),
      'to the first result': of('firstMs'),
      'to the last': of('allMs'),
      slowest: slowest.map(([id, ms]) => `${id} ${Math.round(ms)}`).join(', '),
    })
  }
}
console.table(table)
console.log(JSON.stringify({ bench: 'room', rounds, load: loadavg(), table }))
process.exit(0)
