// What the jail costs: the same program started in a jail, in one whose interpreter was started ahead, by the same launcher
// without a jail, and bare, in turn. Prints a table and a line of JSON. Exits with 1 when the jail adds more than it may, or
// a program in a jail that waited for it comes later than it would without a jail.

import { languages } from '#graders/runtimes.ts'
import { type StartTimes, StartTimesSchema } from '#graders/sandbox/cell/start-times.ts'
import { startCell } from '#graders/sandbox/host/start-cell.ts'
import { jailedRuntimes } from '#graders/sandbox/jail/jailed-runtimes.ts'
import { median } from './median.ts'

/** Those whose machine is there outside a jail, too. */
const measured = languages.filter((language) => jailedRuntimes[language].building?.toRun !== true)
const rounds = Number(process.argv[2] ?? 60)
const addedMsMax = 12
const aheadShareMax = 1

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

type Ahead = StartTimes & { ahead: number }

/** Null for languages of which nothing can be started ahead. */
function aheadOf(own: readonly StartTimes[], of: (time: Ahead) => number): number | null {
  const ahead = own.filter((time): time is Ahead => time.ahead !== null)
  return ahead.length === 0 ? null : median(ahead.map(of))
}

const results = measured.map((runtime) => {
  const own = times.filter((time) => time.runtime === runtime)
  return {
    runtime,
    jailed: median(own.map(({ jailed }) => jailed)),
    ahead: aheadOf(own, ({ ahead }) => ahead),
    /** Of the time that it takes without a jail. */
    aheadShare: aheadOf(own, ({ ahead, unjailed }) => ahead / unjailed),
    unjailed: median(own.map(({ unjailed }) => unjailed)),
    build: own[0]?.buildMs ?? 0,
    plain: median(own.map(({ plain }) => plain)),
    added: median(own.map(({ jailed, unjailed }) => jailed - unjailed)),
  }
})

console.log(
  `Start to first byte, ms, medians of ${rounds} interleaved rounds (cell boot ${bootMs.toFixed(0)} ms)\n`,
)
console.log('runtime      jailed    ahead unjailed    plain  jail adds, ahead / unjailed (paired)')
for (const { runtime, jailed, ahead, unjailed, plain, added, aheadShare, build } of results) {
  const columns = [jailed, ahead, unjailed, plain, added].map((value) =>
    (value?.toFixed(1) ?? '–').padStart(9),
  )
  columns.push((aheadShare?.toFixed(2) ?? '–').padStart(9))
  const once = build === 0 ? '' : `   built once in ${build.toFixed(0)} ms`
  console.log(`${runtime.padEnd(11)}${columns.join('')}${once}`)
}
console.log(JSON.stringify({ bench: 'jail', rounds, bootMs, addedMsMax, aheadShareMax, results }))
if (results.some(({ added }) => added > addedMsMax)) {
  console.error(`The jail adds more than ${addedMsMax} ms.`)
  process.exitCode = 1
}
if (results.some(({ aheadShare }) => (aheadShare ?? 0) > aheadShareMax)) {
  console.error(
    `A program whose interpreter waits for it takes more than ${aheadShareMax} of its time without a jail.`,
  )
  process.exitCode = 1
}
