// The kernel's connection tracking as a witness of followConnections: random conversations in order over random
// policies with `new` and `established`, and of each packet the rule that decided. Needs what nftables.sandbox.test.ts
// needs, and conntrack in the kernel; says so where one of them is missing.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { type Dice, makeDice } from '#protocols/firewall/oracle/dice.ts'
import { nftablesRules } from '#protocols/firewall/oracle/nftables-rules.ts'
import { packetBytes } from '#protocols/firewall/oracle/packet-bytes.ts'
import { randomPolicy } from '#protocols/firewall/oracle/random-policies.ts'
import { followConnections } from '#protocols/firewall/packet/follow-connections.ts'
import type { Packet } from '#protocols/firewall/packet/packet.ts'
import { describePacket } from '#protocols/firewall/packet/trace-packet.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { formatRules } from '#protocols/firewall/rule/rule-text.ts'
import { nightly } from '../../../tests/support/nightly.ts'
import { seedOfToday } from '../../../tests/support/seed-of-today.ts'

const [policies, packetsEach] = [30, 12]
const seed = seedOfToday
const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` }
const namespace = ['--map-root-user', '--net']

const probe =
  'nft add table ip t && nft add chain ip t c "{ type filter hook forward priority 0; }" && nft add rule ip t c ct state new accept && echo 1 > /proc/sys/net/ipv4/ip_forward && python3 -V'
const tried = nightly ? spawnSync('unshare', [...namespace, 'sh', '-c', probe], { env }) : null
if (tried && tried.status !== 0) {
  const because = tried.error?.message ?? tried.stderr.toString('utf8').trim()
  console.warn(`Left out: the kernel's connection tracking cannot be asked here. ${because}`)
}

const zones = ['internet', 'inside']
const vocabulary: Vocabulary = { zones: zones.map((id) => ({ id, says: id })), names: [] }
const AnswersSchema = z.array(z.array(z.array(z.string())))

test.skipIf(tried?.status !== 0)(
  `the kernel remembers what the model remembers, and the same rule decides (SEED=${seed})`,
  () => {
    const dice = makeDice(seed)
    const rounds = Array.from({ length: policies }, (_, round) => ({
      list: randomPolicy(dice, zones),
      packets: conversation(dice, round),
    }))
    const order = {
      zones: zones.length,
      rounds: rounds.map(({ list, packets }) => ({
        rules: nftablesRules(list, zones, 'connections'),
        sets: [...list.rules.map((_, index) => `by${index}`), 'bydefault'],
        packets: packets.map((packet, index) => ({
          zone: packet.zone,
          hex: packetBytes(packet, index).toString('hex'),
        })),
      })),
    }
    const script = path.join(import.meta.dirname, 'ask-kernel-in-order.py')
    const asked = spawnSync('unshare', [...namespace, 'python3', script], {
      env,
      input: JSON.stringify(order),
      timeout: 200_000,
      maxBuffer: 16 * 2 ** 20,
    })
    expect(asked.stderr.toString('utf8')).toBe('')
    const answers = AnswersSchema.parse(JSON.parse(asked.stdout.toString('utf8')))

    const disagreements: string[] = []
    const seen = { established: 0, accepted: 0, denied: 0 }
    for (const [round, { list, packets }] of rounds.entries()) {
      for (const [at, { packet, trace }] of followConnections(list, packets, vocabulary).entries()) {
        const kernel = answers[round]?.[at]
        const model = trace.decidedBy === null ? 'bydefault' : `by${trace.decidedBy}`
        if (packet.established) seen.established += 1
        seen[trace.decision === 'accept' ? 'accepted' : 'denied'] += 1
        if (kernel?.length === 1 && kernel[0] === model) continue
        const shown = describePacket(packet, vocabulary)
        disagreements.push(`${formatRules(list)}\n${at}: ${shown}: kernel ${String(kernel)}, model ${model}`)
      }
    }
    expect(disagreements.slice(0, 3)).toEqual([])
    // Each happens often, or nothing was tested.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(30)
  },
)

/** Datagrams between a few ends, so that they answer each other. Of any two ends one
 * differs from round to round, as the kernel forgets nothing meanwhile. UDP alone: what a lone TCP segment means to a kernel depends on its numbers as well. */
function conversation(dice: Dice, round: number): Packet[] {
  const port = 20_000 + round * 100
  const ends = [
    { zone: 0, address: 0xc0_00_02_0a, port: 53 },
    { zone: 0, address: 0xcb_00_71_07, port },
    { zone: 1, address: 0x0a_01_02_81, port: port + 1 },
    { zone: 1, address: 0x0a_01_02_82 + round, port: 53 },
  ]
  return Array.from({ length: packetsEach }, () => {
    const from = dice.below(ends.length)
    const to = (from + 1 + dice.below(ends.length - 1)) % ends.length
    const [a, b] = [ends[from] ?? ends[0], ends[to] ?? ends[1]]
    if (!a || !b) throw new Error('oracle: there are four ends')
    return {
      zone: a.zone,
      protocol: 17,
      source: a.address,
      destination: b.address,
      sourcePort: a.port,
      destinationPort: b.port,
      established: false,
    }
  })
}
