import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePolicy } from '#protocols/firewall/compare/compile-rule.ts'
import { contains, regionOfPoint } from '#protocols/firewall/compare/region.ts'
import { decide } from '#protocols/firewall/rule/policy.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { readRules } from '#protocols/firewall/rule/rule-text.ts'
import { findStopped, stoppedAt, waysBetween } from '#protocols/firewall/topology/reach.ts'
import { pathBetween, type Topology } from '#protocols/firewall/topology/topology.ts'

const zones = [
  { id: 'net', says: 'the net', addresses: '0.0.0.0-9.255.255.255' },
  { id: 'dmz', says: 'the dmz', addresses: '192.0.2.0/24' },
  { id: 'in', says: 'inside', addresses: '10.0.0.0/24' },
]
const hosts = [
  { id: 'web', zones: ['dmz'], addresses: ['192.0.2.7'], relays: [] },
  { id: 'gate', zones: ['dmz', 'in'], addresses: ['192.0.2.9', '10.0.0.9'], relays: [] },
]
const vocabulary: Vocabulary = {
  zones,
  names: [...zones, ...hosts.map(({ id, addresses }) => ({ id, says: id, addresses: addresses.join(', ') }))],
}
const policyOf = (text: string) => {
  const read = readRules(text)
  const policy = read.ok ? compilePolicy(read.list, vocabulary) : null
  if (!policy) throw new Error(text)
  return policy
}
const network = (outer: string, inner: string): Topology => ({
  zones,
  routers: [
    { id: 'outer', between: ['net', 'dmz'], policy: policyOf(outer) },
    { id: 'inner', between: ['dmz', 'in'], policy: policyOf(inner) },
  ],
  hosts,
})
const ways = (topology: Topology, from: string, to: string, packets = 'any') =>
  waysBetween(topology, vocabulary, from, to, packets, { left: 1e6 })

describe('what gets where', () => {
  const topology = network('accept tcp to web port 80', 'accept tcp on dmz from web to in port 5432')

  test.each([
    ['net', 'web', 'tcp port 80', 'all'],
    ['net', 'web', 'tcp', 'some'],
    ['net', 'in', 'any', 'none'],
    ['web', 'in', 'tcp port 5432', 'all'],
    ['in', 'web', 'any', 'none'],
    ['web', 'gate', 'any', 'all'],
    ['dmz', 'dmz', 'any', 'all'],
  ])('from %s to %s, %s: %s', (from, to, packets, much) => {
    const found = ways(topology, from, to, packets)
    const all = found.some((way) => findStopped(way, { left: 1e6 }) === null)
    expect(all ? 'all' : found.some(({ passes }) => passes.length > 0) ? 'some' : 'none').toBe(much)
  })

  test('where nothing joins two zones there is no way', () => {
    const { routers } = network('default accept', 'default accept')
    expect(pathBetween(routers.slice(0, 1), 'net', 'in')).toBeNull()
    expect(
      pathBetween(routers, 'in', 'net')?.map(({ router, arrives }) => `${arrives} ${router.id}`),
    ).toEqual(['in inner', 'dmz outer'])
  })
})

const rule = fc
  .record({
    action: fc.constantFrom('accept', 'deny'),
    protocol: fc.constantFrom('', 'tcp', 'udp'),
    on: fc.constantFrom('', 'on net', 'on dmz', 'on in'),
    from: fc.constantFrom('', 'from web', 'from in', 'from 192.0.2.0-192.0.2.8', 'from dmz'),
    to: fc.constantFrom('', 'to web', 'to in', 'to gate', 'to 10.0.0.4-10.0.0.9'),
    state: fc.constantFrom('', 'new', 'established'),
  })
  .map(({ action, protocol, on, from, to, state }) =>
    [action, protocol || 'any', on, from, to, state].filter((word) => word !== '').join(' '),
  )
const policyText = fc
  .tuple(fc.array(rule, { maxLength: 5 }), fc.constantFrom('accept', 'deny'))
  .map(([rules, otherwise]) => [...rules, `default ${otherwise}`].join('\n'))

/** Router by router, with one packet: nothing of how sets are composed. */
function goesThrough(topology: Topology, from: string, to: string, point: readonly number[]): boolean {
  return (pathBetween(topology.routers, from, to) ?? []).every(({ router, arrives }) => {
    const zone = zones.findIndex(({ id }) => id === arrives)
    return decide(router.policy, point.with(0, zone)).decision === 'accept'
  })
}

test('a packet is in what passes if and only if each router on the way lets it pass', () => {
  const seen = { passed: 0, stopped: 0 }
  const low: Record<string, number> = { net: 0x0900_0000, dmz: 0xc000_0200, in: 0x0a00_0000 }
  const place = fc.constantFrom('net', 'dmz', 'in')
  fc.assert(
    fc.property(
      policyText,
      policyText,
      place,
      place,
      fc.nat(12),
      fc.nat(12),
      fc.constantFrom(1, 6, 17),
      (outer, inner, from, to, a, b, protocol) => {
        const topology = network(outer, inner)
        const point = [0, protocol, (low[from] ?? 0) + a, (low[to] ?? 0) + b, 50_000, 80, 0]
        const [way] = ways(topology, from, to)
        if (!way) throw new Error('no way')
        const packet = regionOfPoint(point)
        const isIn = way.passes.filter((region) => contains(region, packet)).length
        // They are disjoint.
        expect(isIn).toBe(goesThrough(topology, from, to, point) ? 1 : 0)
        seen[isIn > 0 ? 'passed' : 'stopped'] += 1
        const stopped = findStopped(way, { left: 1e6 })
        const first = stopped?.map((set) => set[0] ?? 0)
        if (first) expect(stoppedAt(way, first, vocabulary)).not.toBeNull()
        else expect(isIn).toBe(1)
      },
    ),
    { numRuns: 600 },
  )
  expect(Math.min(seen.passed, seen.stopped)).toBeGreaterThan(50)
})

test('a spent budget is told', () => {
  const topology = network('accept tcp to web port 80', 'default deny')
  expect(() => waysBetween(topology, vocabulary, 'net', 'web', 'any', { left: 0 })).toThrow()
})
