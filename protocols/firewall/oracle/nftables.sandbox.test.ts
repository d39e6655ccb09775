// The kernel's packet filter as a witness: 10,000 random packets over 100 random policies, in a network namespace of
// its own. Needs nft, ip, unshare and Python 3; says so where one of them is missing.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { compilePolicy } from '#protocols/firewall/compare/compile-rule.ts'
import { makeDice } from '#protocols/firewall/oracle/dice.ts'
import { nftablesRules } from '#protocols/firewall/oracle/nftables-rules.ts'
import { packetBytes } from '#protocols/firewall/oracle/packet-bytes.ts'
import { randomPacket, randomPolicy } from '#protocols/firewall/oracle/random-policies.ts'
import { pointOf } from '#protocols/firewall/packet/packet.ts'
import { describePacket, tracePacket } from '#protocols/firewall/packet/trace-packet.ts'
import { decide } from '#protocols/firewall/rule/policy.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { formatRules } from '#protocols/firewall/rule/rule-text.ts'
import { seedOfToday } from '../../../tests/support/seed-of-today.ts'

const [policies, packetsEach] = [100, 100]
const seed = seedOfToday
const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` }
const namespace = ['--map-root-user', '--net']

const tried = spawnSync('unshare', [...namespace, 'sh', '-c', 'nft list ruleset && ip link && python3 -V'], {
  env,
})
const possible = tried.status === 0
if (!possible) {
  const because = tried.error?.message ?? tried.stderr.toString('utf8').trim()
  console.warn(`Left out: nftables cannot be asked here (apt-get install nftables iproute2). ${because}`)
}

const zones = ['internet', 'dmz', 'inside']
const vocabulary: Vocabulary = { zones: zones.map((id) => ({ id, says: id })), names: [] }
const AnswersSchema = z.array(z.array(z.int().min(0)))

test.skipIf(!possible)(`the kernel decides as the model does (SEED=${seed})`, () => {
  const dice = makeDice(seed)
  const rounds = Array.from({ length: policies }, () => ({
    list: randomPolicy(dice, zones),
    packets: Array.from({ length: packetsEach }, () => randomPacket(dice, zones.length)),
  }))
  const order = {
    zones: zones.length,
    rounds: rounds.map(({ list, packets }) => ({
      rules: nftablesRules(list, zones),
      packets: packets.map((packet, index) => ({
        zone: packet.zone,
        hex: packetBytes(packet, index).toString('hex'),
      })),
    })),
  }
  const script = path.join(import.meta.dirname, 'ask-kernel.py')
  const asked = spawnSync('unshare', [...namespace, 'python3', script], {
    env,
    input: JSON.stringify(order),
    timeout: 120_000,
    maxBuffer: 16 * 2 ** 20,
  })
  expect(asked.stderr.toString('utf8')).toBe('')
  const answers = AnswersSchema.parse(JSON.parse(asked.stdout.toString('utf8')))
  expect(answers.length).toBe(policies)

  const disagreements: string[] = []
  let accepted = 0
  for (const [round, { list, packets }] of rounds.entries()) {
    const policy = compilePolicy(list, vocabulary)
    if (!policy) throw new Error(`The model cannot read:\n${formatRules(list)}`)
    const passed = new Set(answers[round])
    for (const [index, packet] of packets.entries()) {
      const kernel = passed.has(index) ? 'accept' : 'deny'
      if (kernel === 'accept') accepted += 1
      const model = decide(policy, pointOf(packet)).decision
      const tester = tracePacket(list, packet, vocabulary).decision
      if (kernel === model && kernel === tester) continue
      const shown = describePacket(packet, vocabulary)
      disagreements.push(`${formatRules(list)}\n${shown}: kernel ${kernel}, model ${model}, tester ${tester}`)
    }
  }
  expect(disagreements.slice(0, 3)).toEqual([])
  // Both happen often, or nothing was tested.
  expect(accepted).toBeGreaterThan(policies * packetsEach * 0.2)
  expect(accepted).toBeLessThan(policies * packetsEach * 0.8)
})
