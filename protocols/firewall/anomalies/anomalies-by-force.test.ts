// Every hint, held against what happens to every packet of a small world.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Anomaly, findAnomalies } from '#protocols/firewall/anomalies/find-anomalies.ts'
import { contains, regionOfPoint } from '#protocols/firewall/compare/region.ts'
import { somePolicy, worldPoints } from '#protocols/firewall/oracle/small-world.ts'
import { decide, type Policy } from '#protocols/firewall/rule/policy.ts'
import { nightly } from '../../../tests/support/nightly.ts'

const decisionsOf = (policy: Policy) => worldPoints.map((point) => decide(policy, point).decision)
const decidedBy = (policy: Policy, rule: number | null) =>
  worldPoints.filter((point) => decide(policy, point).rule === rule)
const isIn = ({ rules }: Policy, rule: number, point: readonly number[]) =>
  rules[rule]?.regions.some((region) => contains(region, regionOfPoint(point))) ?? false
const placesOf = (policy: Policy, rule: number) => worldPoints.filter((point) => isIn(policy, rule, point))
const without = (policy: Policy, gone: readonly number[]): Policy => ({
  ...policy,
  rules: policy.rules.filter((_, index) => !gone.includes(index)),
})
const rulesOf = ({ rules }: Policy) => [...rules.keys()]
const areDead = (policy: Policy) => rulesOf(policy).filter((rule) => decidedBy(policy, rule).length === 0)
const removable = (policy: Policy, gone: readonly number[]) =>
  decisionsOf(without(policy, gone)).join() === decisionsOf(policy).join()

/** Who takes over, in numbers of the whole policy, once the rule and all dead ones are gone. */
function heirs(policy: Policy, rule: number): (number | null)[] {
  const gone = [...areDead(policy), rule]
  const left = rulesOf(policy).filter((each) => !gone.includes(each))
  const reduced = without(policy, gone)
  const takers = decidedBy(policy, rule).map((point) => decide(reduced, point).rule)
  const numbers = new Set(takers.map((taker) => (taker === null ? null : (left[taker] ?? null))))
  return [...left.filter((each) => numbers.has(each)), ...(numbers.has(null) ? [null] : [])]
}

/** The policy with a rule moved up to just before an earlier one. */
function movedUp(policy: Policy, rule: number, before: number): Policy {
  const moved = policy.rules[rule]
  return { ...policy, rules: policy.rules.toSpliced(rule, 1).toSpliced(before, 0, ...(moved ? [moved] : [])) }
}

function expectTrue(policy: Policy, { kind, rule, others, byDefault }: Anomaly): void {
  const decision = policy.rules[rule]?.decision
  const isDead = areDead(policy).includes(rule)
  const places = placesOf(policy, rule)
  expect(others.toSorted((a, b) => a - b)).toEqual(others)
  if (kind === 'shadowed' || (kind === 'redundant' && isDead)) {
    expect({ isDead, byDefault }).toEqual({ isDead: true, byDefault: false })
    expect(others.every((other) => other < rule)).toBe(true)
    for (const point of places) expect(others.some((other) => isIn(policy, other, point))).toBe(true)
    if (kind === 'redundant') {
      expect(others.every((other) => policy.rules[other]?.decision === decision)).toBe(true)
    } else expect(places.some((point) => decide(policy, point).decision !== decision)).toBe(true)
  } else if (kind === 'redundant') {
    expect(removable(policy, [rule])).toBe(true)
    expect(removable(policy, [...areDead(policy), rule])).toBe(true)
    expect([...others, ...(byDefault ? [null] : [])]).toEqual(heirs(policy, rule))
  } else {
    expect(isDead).toBe(false)
    for (const other of others) {
      expect(other).toBeLessThan(rule)
      expect(policy.rules[other]?.decision).not.toBe(decision)
      const isWithin = placesOf(policy, other).every((point) => isIn(policy, rule, point))
      expect(isWithin).toBe(kind === 'generalises')
      // Their order matters.
      expect(decisionsOf(movedUp(policy, rule, other))).not.toEqual(decisionsOf(policy))
    }
  }
}

test('every hint is true, and none is missing', () => {
  const seen = { shadowed: 0, redundant: 0, generalises: 0, correlated: 0 }
  fc.assert(
    fc.property(somePolicy(['accept', 'deny']), (policy) => {
      const { anomalies, isComplete } = findAnomalies(policy)
      expect(isComplete).toBe(true)
      for (const anomaly of anomalies) {
        expectTrue(policy, anomaly)
        seen[anomaly.kind] += 1
      }
      const dead = areDead(policy)
      const idle = rulesOf(policy).filter(
        (rule) => dead.includes(rule) || (removable(policy, [rule]) && removable(policy, [...dead, rule])),
      )
      const named = anomalies.filter(({ kind }) => kind === 'shadowed' || kind === 'redundant')
      expect(named.map(({ rule }) => rule)).toEqual(idle)
      for (const rule of rulesOf(policy).filter((each) => !dead.includes(each))) {
        const partners = rulesOf(policy).filter((other) => {
          if (other >= rule || policy.rules[other]?.decision === policy.rules[rule]?.decision) return false
          return decidedBy(policy, other).some((point) => isIn(policy, rule, point))
        })
        const told = anomalies.filter(
          (each) => each.rule === rule && (each.kind === 'generalises' || each.kind === 'correlated'),
        )
        expect(told.flatMap(({ others }) => others).toSorted((a, b) => a - b)).toEqual(partners)
      }
    }),
    { numRuns: nightly ? 3_000 : 250 },
  )
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(30)
})

test('what is found before the budget is spent is true', () => {
  const seen = { complete: 0, cut: 0 }
  fc.assert(
    fc.property(somePolicy(['accept', 'deny']), fc.nat(1_500), (policy, left) => {
      const { anomalies, isComplete } = findAnomalies(policy, { left })
      const all = findAnomalies(policy).anomalies
      expect(anomalies).toEqual(all.slice(0, anomalies.length))
      if (isComplete) expect(anomalies.length).toBe(all.length)
      seen[isComplete ? 'complete' : 'cut'] += 1
    }),
    { numRuns: 500 },
  )
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20)
})
