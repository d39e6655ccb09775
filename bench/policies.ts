// Comparing and analysing firewall policies. The shared policies are used where they stand beside the checkout, and
// else policies of the same shape, made here: `eq` means the same as `a` in another order, `ne` has one decision
// flipped. Reading, building and comparing both policies is timed, as it was for others.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Difference, findDifference } from '#protocols/firewall/compare-policies.ts'
import { findAnomalies } from '#protocols/firewall/find-anomalies.ts'
import { decide, type Policy } from '#protocols/firewall/policy.ts'
import { makePolicyFile, parsePolicyFile } from './firewall/make-policies.ts'
import { median } from './median.ts'

const shared = path.resolve(import.meta.dirname, '../../shared/vectors/firewall/policies')
const useShared = existsSync(shared)
const repetitions = 7
/** What a BDD library in C took on the shared files, on a two-core machine. */
const libraryMs: Readonly<Record<number, number>> = { 50: 5, 661: 73, 3000: 474 }

const textOf = (rules: number, version: 'a' | 'eq' | 'ne') =>
  useShared
    ? readFileSync(path.join(shared, `${rules}-${version}.txt`), 'utf8')
    : makePolicyFile(rules, version, `policies ${rules}`)

function timed<T>(work: () => T): { ms: number; result: T } {
  const times: number[] = []
  let result = work()
  for (let turn = 0; turn < repetitions; turn += 1) {
    const startedAt = performance.now()
    result = work()
    times.push(performance.now() - startedAt)
  }
  return { ms: Number(median(times).toFixed(1)), result }
}

/** What was found is true: the two policies decide the packet differently, or there is nothing to be found. */
function isRight(version: 'eq' | 'ne', a: Policy, b: Policy, found: Difference | null): boolean {
  if (version === 'eq') return found === null
  const point = found?.box.filter((_, at) => at % 2 === 0)
  return point !== undefined && decide(a, point).decision !== decide(b, point).decision
}

const table = [50, 661, 3_000].flatMap((rules) =>
  (['eq', 'ne'] as const).map((version) => {
    const [textA, textB] = [textOf(rules, 'a'), textOf(rules, version)]
    const { ms, result } = timed(() => findDifference(parsePolicyFile(textA), parsePolicyFile(textB)))
    const right = isRight(version, parsePolicyFile(textA), parsePolicyFile(textB), result)
    return { rules, compared: `a with ${version}`, ms, 'C library, ms': libraryMs[rules], right }
  }),
)
const small = parsePolicyFile(makePolicyFile(20, 'a', 'twenty'))
const analysis = timed(() => findAnomalies(small))
console.log(
  useShared ? 'The shared policies.' : 'Policies made here: there are no shared ones beside the checkout.',
)
console.table(table)
console.log(`20 rules analysed in ${analysis.ms} ms; ${analysis.result.length} things found.`)
console.log(JSON.stringify({ bench: 'policies', shared: useShared, table, analysisMs: analysis.ms }))
if (table.some(({ right }) => !right)) process.exitCode = 1
