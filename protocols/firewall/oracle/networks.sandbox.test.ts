// Real packets as a witness of what gets where: through random networks of namespaces, their routers the kernel's own. By
// night; needs nft, ip, unshare and Python 3, and says so where one of them is missing.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { compilePolicy } from '#protocols/firewall/compare/compile-rule.ts'
import { contains, regionOfPoint } from '#protocols/firewall/compare/region.ts'
import { makeDice } from '#protocols/firewall/oracle/dice.ts'
import { nftablesRules } from '#protocols/firewall/oracle/nftables-rules.ts'
import { packetBytes } from '#protocols/firewall/oracle/packet-bytes.ts'
import { randomPacket, randomPolicy } from '#protocols/firewall/oracle/random-policies.ts'
import { pointOf } from '#protocols/firewall/packet/packet.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { formatRules } from '#protocols/firewall/rule/rule-text.ts'
import { waysBetween } from '#protocols/firewall/topology/reach.ts'
import type { Topology } from '#protocols/firewall/topology/topology.ts'
import { nightly } from '../../../tests/support/nightly.ts'
import { seedOfToday } from '../../../tests/support/seed-of-today.ts'

const packetsEach = 40
const roundsEach = 50
const seed = seedOfToday
const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` }
const namespaces = ['--map-root-user', '--net', '--mount']
const tried = nightly
  ? spawnSync('unshare', [...namespaces, 'sh', '-c', 'nft list ruleset && ip netns && python3 -V'], { env })
  : null
if (tried?.status !== 0) {
  const because = tried === null ? 'It is asked by night.' : tried.stderr.toString('utf8').trim()
  console.warn(`Left out: no network of namespaces is built here. ${because}`)
}

/** Where the pools of random-policies.ts lie. */
const places = [
  { id: 'internet', network: '198.51.100.0/22', base: 0xc6_33_64_00, size: 1_024 },
  { id: 'dmz', network: '192.0.2.0/24', base: 0xc0_00_02_00, size: 256 },
  { id: 'inside', network: '10.1.2.0/24', base: 0x0a_01_02_00, size: 256 },
  { id: 'partner', network: '203.0.113.0/24', base: 0xcb_00_71_00, size: 256 },
]
/** In a line, around one in the middle, a longer line, and two. */
const shapes: readonly (readonly (readonly [number, number])[])[] = [
  [
    [0, 1],
    [1, 2],
  ],
  [
    [1, 0],
    [1, 2],
    [1, 3],
  ],
  [
    [0, 1],
    [1, 2],
    [2, 3],
  ],
  [[0, 1]],
]
const AnswersSchema = z.array(z.array(z.array(z.int().min(0))))

test.skipIf(tried?.status !== 0)(`packets arrive where the model says (SEED=${seed})`, () => {
  const dice = makeDice(seed)
  const networks = shapes.map((routers) => {
    const zones = places.slice(0, 1 + Math.max(...routers.flat()))
    const ids = zones.map(({ id }) => id)
    const rounds = Array.from({ length: roundsEach }, () => ({
      // Most packets would be stopped on a way of three, if rules denied as often as they accept.
      policies: routers.map(
        () => ({ ...randomPolicy(dice, ids), otherwise: dice.below(4) > 0 ? 'accept' : 'deny' }) as const,
      ),
      packets: Array.from({ length: packetsEach }, () => somePacket(zones.length)),
    }))
    return { routers, zones, ids, rounds }
  })
  const order = networks.map(({ routers, zones, ids, rounds }) => ({
    networks: zones.map(({ network }) => network),
    routers,
    rounds: rounds.map(({ policies, packets }) => ({
      rules: policies.map((list) => nftablesRules(list, ids)),
      packets: packets.map(({ from, to, packet }, index) => ({
        from,
        to,
        // An identification of 0 is one that the kernel chooses itself.
        hex: packetBytes(packet, index + 1).toString('hex'),
      })),
    })),
  }))
  const script = path.join(import.meta.dirname, 'ask-network.py')
  const asked = spawnSync('unshare', [...namespaces, 'python3', script], {
    env,
    input: JSON.stringify(order),
    timeout: 240_000,
    maxBuffer: 16 * 2 ** 20,
  })
  expect(asked.stderr.toString('utf8')).toBe('')
  const answers = AnswersSchema.parse(JSON.parse(asked.stdout.toString('utf8')))

  const disagreements: string[] = []
  const seen = { arrived: 0, stopped: 0 }
  for (const [shape, { routers, zones, ids, rounds }] of networks.entries()) {
    const vocabulary: Vocabulary = { zones: ids.map((id) => ({ id, says: id })), names: [] }
    for (const [round, { policies, packets }] of rounds.entries()) {
      const topology: Topology = {
        zones: zones.map(({ id, network }) => ({ id, addresses: network })),
        routers: routers.map(([one, other], index) => {
          const list = policies[index]
          const policy = list && compilePolicy(list, vocabulary)
          if (!policy) throw new Error('The model cannot read a policy.')
          return { id: `router ${index}`, between: [ids[one] ?? '', ids[other] ?? ''], policy }
        }),
        hosts: [],
      }
      const arrived = new Set(answers[shape]?.[round])
      for (const [index, { from, to, packet }] of packets.entries()) {
        const [way] = waysBetween(topology, vocabulary, ids[from] ?? '', ids[to] ?? '', 'any', { left: 1e7 })
        const point = regionOfPoint(pointOf(packet).with(0, 0))
        const model = way?.passes.some((region) => contains(region, point)) ?? false
        const kernel = arrived.has(index + 1)
        seen[kernel ? 'arrived' : 'stopped'] += 1
        if (model === kernel) continue
        const rules = policies.map(formatRules).join('\n--\n')
        disagreements.push(
          `${rules}\n${ids[from]} to ${ids[to]}: ${JSON.stringify(packet)}: kernel ${kernel}, model ${model}`,
        )
      }
    }
  }
  console.log(
    `${shapes.length * roundsEach} networks, ${seen.arrived} packets arrived, ${seen.stopped} stopped; seed ${seed}`,
  )
  expect(disagreements.slice(0, 3)).toEqual([])
  // Both happen often, or nothing was tested.
  expect(Math.min(seen.arrived, seen.stopped)).toBeGreaterThan(500)

  function somePacket(count: number) {
    const from = dice.below(count)
    const to = (from + 1 + dice.below(count - 1)) % count
    const addressIn = (zone: number) => (places[zone]?.base ?? 0) + dice.below(places[zone]?.size ?? 1)
    const packet = {
      ...randomPacket(dice, count),
      source: addressIn(from),
      destination: addressIn(to),
      established: false,
    }
    return { from, to, packet }
  }
})
