// Comparing and analysing firewall policies. The shared policies are used where they stand beside the checkout, and
// else policies of the same shape, made here: `eq` means the same as `a` in another order, `ne` has one decision
// flipped. Reading, building and comparing both policies is timed, as it was for others.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { findAnomalies } from '#protocols/firewall/anomalies/find-anomalies.ts'
import {
  comparePolicies,
  comparisonSteps,
  type PolicyComparison,
} from '#protocols/firewall/compare/compare-policies.ts'
import { compilePolicy } from '#protocols/firewall/compare/compile-rule.ts'
import type { Region } from '#protocols/firewall/compare/region.ts'
import { makeDice } from '#protocols/firewall/oracle/dice.ts'
import { intricatePolicies } from '#protocols/firewall/oracle/intricate-policies.ts'
import { humanOrder } from '#protocols/firewall/packet/human-packet.ts'
import { field } from '#protocols/firewall/packet/packet.ts'
import { decide, type Policy } from '#protocols/firewall/rule/policy.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { makePolicyFile, parsePolicyFile } from './firewall/make-policies.ts'
import { median } from './median.ts'

const shared = path.resolve(import.meta.dirname, '../../shared/vectors/firewall/policies')
const useShared = existsSync(shared)
const stepsMax = Number.POSITIVE_INFINITY
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
function isRight(version: 'eq' | 'ne', a: Policy, b: Policy, found: PolicyComparison): boolean {
  if (version === 'eq') return found.is === 'same'
  return found.is === 'different' && decide(a, found.point).decision !== decide(b, found.point).decision
}

const table = [50, 661, 3_000].flatMap((rules) =>
  (['eq', 'ne'] as const).map((version) => {
    const [textA, textB] = [textOf(rules, 'a'), textOf(rules, version)]
    const { ms, result } = timed(() =>
      comparePolicies(parsePolicyFile(textA), parsePolicyFile(textB), { left: stepsMax }),
    )
    const right = isRight(version, parsePolicyFile(textA), parsePolicyFile(textB), result)
    return { rules, compared: `a with ${version}`, ms, 'C library, ms': libraryMs[rules], right }
  }),
)
const small = parsePolicyFile(makePolicyFile(20, 'a', 'twenty'))
const analysis = timed(() => findAnomalies(small, { left: Number.POSITIVE_INFINITY }))

/** What a student may hand in and is hard to compare: is all of TCP accepted? And what is there to say about it? */
const vocabulary: Vocabulary = { zones: [{ id: 'internet', says: 'the Internet' }], names: [] }
const specification = (universe: Region): Policy => ({
  rules: [{ regions: [universe.with(field.protocol, [6, 6])], decision: 'accept' }],
  otherwise: 'free',
  universe,
})
const hard = intricatePolicies(makeDice(7)).flatMap(({ name, list }) => {
  const policy = compilePolicy(list, vocabulary)
  if (!policy) return []
  const order = humanOrder(vocabulary)
  const compare = () => {
    const budget = { left: comparisonSteps }
    const found = comparePolicies(policy, specification(policy.universe), budget, order)
    return { is: found.is, steps: comparisonSteps - budget.left }
  }
  const compared = timed(compare)
  const analysed = timed(() => findAnomalies(policy))
  const { is, steps } = compared.result
  const analysis = analysed.result.isComplete ? 'complete' : 'too intricate'
  return [{ rules: name, is, steps, ms: compared.ms, analysis, 'analysis, ms': analysed.ms }]
})

console.log(
  useShared ? 'The shared policies.' : 'Policies made here: there are no shared ones beside the checkout.',
)
console.table(table)
console.log(`20 rules analysed in ${analysis.ms} ms; ${analysis.result.anomalies.length} things found.`)
console.log(`200 rules that are hard to compare; ${comparisonSteps} steps are allowed.`)
console.table(hard)
console.log(JSON.stringify({ bench: 'policies', shared: useShared, table, analysisMs: analysis.ms, hard }))
if (table.some(({ right }) => !right)) process.exitCode = 1
