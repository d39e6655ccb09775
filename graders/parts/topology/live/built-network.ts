// A network as somebody has arranged it: zones, hosts with addresses, and routers with policies that can be read.
import type { PresentedTopology } from '#graders/parts/topology/presented-topology.ts'
import type { TopologyResponse } from '#graders/parts/topology/topology-response.ts'
import { compilePolicy, findRuleProblem } from '#protocols/firewall/compare/compile-rule.ts'
import { findAddress, formatAddress, readAddresses } from '#protocols/firewall/rule/address.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { readRules } from '#protocols/firewall/rule/rule-text.ts'
import type { Topology } from '#protocols/firewall/topology/topology.ts'

export type BuiltNetwork =
  | { ok: true; topology: Topology; vocabulary: Vocabulary }
  /** `at` is a host or a router. */
  | { ok: false; at: string; says: string }

type Given = Pick<PresentedTopology, 'zones' | 'routers' | 'hosts'>
type Arranged = Pick<TopologyResponse, 'placed' | 'policies'>

/** Where a host stands: the only place there is, or the one that is chosen; null where it is not placed. */
export function placeOfHost({ id, where }: Given['hosts'][number], { placed }: Arranged): string | null {
  if (where.length === 1) return where[0] ?? null
  const chosen = placed[id]
  return chosen !== undefined && where.includes(chosen) ? chosen : null
}

/** What was built of an answer: it is asked for to see whether it can be read, and again to be judged. */
const built = new WeakMap<Given, WeakMap<Arranged, BuiltNetwork>>()

/** All hosts have addresses, also where one is not placed: rules may name it. */
export function buildNetwork(given: Given, arranged: Arranged): BuiltNetwork {
  const answers = built.get(given) ?? new WeakMap<Arranged, BuiltNetwork>()
  built.set(given, answers)
  const network = answers.get(arranged) ?? build(given, arranged)
  answers.set(arranged, network)
  return network
}

function build(given: Given, arranged: Arranged): BuiltNetwork {
  const { zones, routers, hosts } = given
  const standing = hosts.map((host) => {
    const place = placeOfHost(host, arranged)?.split('+') ?? []
    const addresses = place.map((zone) =>
      addressIn(zones.find(({ id }) => id === zone)?.addresses ?? '', host.number),
    )
    return { id: host.id, zones: place, addresses, relays: host.relays, says: host.says }
  })
  const vocabulary: Vocabulary = {
    zones: zones.map(({ id, says, addresses }) => ({ id, says, addresses })),
    names: [
      ...zones.map(({ id, says, addresses }) => ({ id, says, addresses })),
      ...standing.map(({ id, says, addresses }) => ({
        id,
        says,
        addresses: addresses.join(', ') || nowhere,
      })),
    ],
  }
  const filtered: Topology['routers'][number][] = []
  for (const { id, between, start, fixed } of routers) {
    const text = fixed ? start : (arranged.policies[id] ?? start)
    const read = readRules(text)
    if (!read.ok) return { ok: false, at: id, says: `line ${read.line}: ${read.says}` }
    const found = findRuleProblem(read.list, vocabulary)
    const policy = compilePolicy(read.list, vocabulary)
    if (found || !policy) {
      return {
        ok: false,
        at: id,
        says: `rule ${(found?.rule ?? 0) + 1}: ${found?.problem.says ?? 'It cannot be read.'}`,
      }
    }
    filtered.push({ id, between, policy })
  }
  return { ok: true, topology: { zones, routers: filtered, hosts: standing }, vocabulary }
}

/** Of documentation alone: no zone has it. */
const nowhere = '255.255.255.255'

function addressIn(network: string, number: number): string {
  const base = findAddress(network.split('/')[0] ?? '')
  // On the Internet a host has an address of its own.
  return base === null ? formatAddress(0xc633_6400 + number) : formatAddress(base + number)
}

/** All addresses that none of these networks has, as ranges. */
export function addressesElsewhere(networks: readonly string[]): string {
  const taken = networks
    .map((text) => readAddresses(text))
    .flatMap((read) => (read.ok ? [{ low: read.low, high: read.high }] : []))
    .toSorted((a, b) => a.low - b.low)
  const ranges: string[] = []
  let next = 0
  for (const { low, high } of taken) {
    if (low > next) ranges.push(`${formatAddress(next)}-${formatAddress(low - 1)}`)
    next = Math.max(next, high + 1)
  }
  if (next < 2 ** 32 - 1) ranges.push(`${formatAddress(next)}-${formatAddress(2 ** 32 - 2)}`)
  return ranges.join(', ')
}
