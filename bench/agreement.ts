// How often a grade is the same: each right solution of every lab judged 20 times, each of the others 3 times, with a
// busy loop per core beside, by turns with interpreters that were started ahead and without. All of them must meet their
// declared verdict: 100 %. `node bench/agreement.ts http-server` takes one lab, `--right 4 --wrong 1` fewer rounds.
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import {
  findVerdictProblems,
  judgeSolution,
  type LabSolutions,
  readLabSolutions,
  solutionAt,
} from '#graders/cell/lab-solutions.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    right: { type: 'string', default: '20' },
    wrong: { type: 'string', default: '3' },
    idle: { type: 'boolean', default: false },
  },
})
const root = resolve(import.meta.dirname, '..', 'exercises')
const folders = globSync('*/*/lab.ts', { cwd: root }).map((file) => join(root, dirname(file)))
const chosen = folders.filter((folder) => positionals.length === 0 || positionals.includes(basename(folder)))

const left = chosen.flatMap((folder) => {
  const solutions = readLabSolutions(folder)
  return Object.keys(solutions.verdicts).flatMap((name) =>
    Array.from({ length: Number(name.startsWith('right') ? values.right : values.wrong) }, (_, round) => ({
      solutions,
      name,
      interpreters: round % 2 === 0 ? ('ahead' as const) : ('cold' as const),
    })),
  )
})
// Rounds of one solution apart from each other: what happens to load the machine meets different ones.
const order = left
  .map((one, at) => ({ one, key: (at * 7_919) % left.length }))
  .toSorted((a, b) => a.key - b.key)
const rounds = order.map(({ one }) => one)

const busy = values.idle
  ? []
  : Array.from({ length: availableParallelism() }, () => new Worker('for (;;);', { eval: true }))
const differing: string[] = []
const startedAt = performance.now()
let done = 0

async function problemsOf(solutions: LabSolutions, name: string, interpreters: 'ahead' | 'cold') {
  try {
    const program = solutionAt(join(solutions.folder, 'solutions', name))
    const log = await judgeSolution(solutions, program, interpreters)
    return findVerdictProblems(name, log, solutions.verdicts[name] ?? {})
  } catch (error) {
    return [`it could not be judged: ${error instanceof Error ? error.message : String(error)}`]
  }
}

async function work() {
  for (let one = rounds.shift(); one !== undefined; one = rounds.shift()) {
    const { solutions, name, interpreters } = one
    const problems = await problemsOf(solutions, name, interpreters)
    done += 1
    if (problems.length === 0) continue
    differing.push(`${basename(solutions.folder)} ${name}`)
    console.log(`${basename(solutions.folder)} ${name} (${interpreters}): ${problems.join(', ')}`)
  }
}

await Promise.all(Array.from({ length: availableParallelism() + 1 }, work))
await Promise.all(busy.map((worker) => worker.terminate()))
const share = done === 0 ? 0 : (100 * (done - differing.length)) / done
console.log(
  `${done} judgements of ${chosen.length} labs, ${new Set(differing).size} solutions differed: ${share.toFixed(2)} % agree, ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`,
)
process.exitCode = differing.length === 0 && done > 0 ? 0 : 1
