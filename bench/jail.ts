// What the jail costs: the same program started in a jail, by the same launcher without one, and bare, in turn.
// Prints a table and a line of JSON. Exits with 1 when the jail adds more than it may.

import { languages } from '#graders/runtimes.ts'
import { type StartTimes, StartTimesSchema } from '#graders/sandbox/cell/start-times.ts'
import { startCell } from '#graders/sandbox/host/start-cell.ts'
import { jailedRuntimes } from '#graders/sandbox/jail/jailed-runtimes.ts'
import { median } from './median.ts'

/** Those whose machine is there outside a jail, too. */
const measured = languages.filter((language) => jailedRuntimes[language].building?.toRun !== true)
const rounds = Number(process.argv[2] ?? 60)
const addedMsMax = 12

const bootedAt = performance.now()
const cell = await startCell({ entry: 'graders/sandbox/cell/measure-starts.ts' })
const bootMs = performance.now() - bootedAt

const times: StartTimes[] = []
const lines = cell.lines[Symbol.asyncIterator]()
for (let round = 0; round < rounds; round += 1) {
  for (const runtime of measured) {
    cell.send({ runtime, round })
    const line = await lines.next()
    if (line.done === true) throw new Error(`the cell ended: ${cell.log()}`)
    times.push(StartTimesSchema.parse(JSON.parse(line.value)))
  }
}
await cell.close()

const results = measured.map((runtime) => {
  const own = times.filter((time) => time.runtime === runtime)
  return {
    runtime,
    jailed: median(own.map(({ jailed }) => jailed)),
    unjailed: median(own.map(({ unjailed }) => unjailed)),
    build: own[0]?.buildMs ?? 0,
    plain: median(own.map(({ plain }) => plain)),
    added: median(own.map(({ jailed, unjailed }) => jailed - unjailed)),
  }
})

console.log(
  `Start to first byte, ms, medians of ${rounds} interleaved rounds (cell boot ${bootMs.toFixed(0)} ms)\n`,
)
console.log('runtime      jailed  unjailed   plain   jail adds (paired)')
for (const { runtime, jailed, unjailed, plain, added, build } of results) {
  const columns = [jailed, unjailed, plain, added].map((value) => value.toFixed(1).padStart(9))
  const once = build === 0 ? '' : `   built once in ${build.toFixed(0)} ms`
  console.log(`${runtime.padEnd(11)}${columns.join('')}${once}`)
}
console.log(JSON.stringify({ bench: 'jail', rounds, bootMs, addedMsMax, results }))
if (results.some(({ added }) => added > addedMsMax)) {
  console.error(`The jail adds more than ${addedMsMax} ms.`)
  process.exitCode = 1
}
