// One variant of a part about packets: texts filled in, every packet sent through the policy.
import { vocabularyOf } from '#graders/parts/firewall-policy/read-firewall-part.ts'
import type { VerdictsIdea, VerdictsPart } from '#graders/parts/packet-verdicts/verdicts-part.ts'
import type { PacketVerdict } from '#graders/parts/packet-verdicts/verdicts-response.ts'
import type { PartPath, PartProblem, PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { findRuleProblem } from '#protocols/firewall/compare/compile-rule.ts'
import { type FollowedPacket, followConnections } from '#protocols/firewall/packet/follow-connections.ts'
import { type Packet, protocolNumbers } from '#protocols/firewall/packet/packet.ts'
import { readPacketText } from '#protocols/firewall/packet/read-packet.ts'
import { tracePacket } from '#protocols/firewall/packet/trace-packet.ts'
import { readAddresses } from '#protocols/firewall/rule/address.ts'
import { misreadPolicy, type Ruling } from '#protocols/firewall/rule/misread-policy.ts'
import type { RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { readRules } from '#protocols/firewall/rule/rule-text.ts'

export interface VerdictsVariant {
  vocabulary: Vocabulary
  policy: RuleList
  packets: readonly {
    id: string
    says: string | null
    given: Packet
    followed: FollowedPacket
    because?: string
  }[]
  right: readonly PacketVerdict[]
  /** What each idea says of each packet; null where it says nothing. */
  ideas: readonly { id: string; says: string; verdicts: readonly (PacketVerdict | null)[] }[]
}

/** Throws on what `verdictsProblems` reports: the loader has looked for it. */
export function readVerdicts(part: VerdictsPart, scope: PartScope): VerdictsVariant {
  const { variant, problems } = read(part, scope)
  const [first] = problems
  if (first) throw new RangeError(`part “${part.id}”: ${first.says}`)
  return variant
}

export const readingProblems = (part: VerdictsPart, scope: PartScope): PartProblem[] =>
  read(part, scope).problems

const nobody: Packet = {
  zone: 0,
  protocol: protocolNumbers.tcp,
  source: 0,
  destination: 0,
  sourcePort: 0,
  destinationPort: 0,
  established: false,
}

const read = perVariant((part: VerdictsPart, scope: PartScope) => {
  const problems: PartProblem[] = []
  const problem = (at: PartPath, says: string, fix: string) => problems.push({ at, says, fix })
  const vocabulary = vocabularyOf(part, scope)
  for (const list of ['zones', 'names'] as const) {
    for (const [index, { addresses }] of vocabulary[list].entries()) {
      for (const text of addresses?.split(',') ?? []) {
        const found = readAddresses(text.trim())
        if (!found.ok)
          problem([list, index, 'addresses'], found.says, 'Write an address, a prefix or a range.')
      }
    }
  }
  const policy = readPolicy()
  const given = part.packets.map(({ packet: text }, index) => {
    const found = readPacketText(scope.fill(text), vocabulary)
    const at = ['packets', index, 'packet']
    if (!found.ok) {
      problem(
        at,
        found.says,
        'Write one packet: tcp on internet from 198.51.100.7 port 50000 to web port 80.',
      )
      return nobody
    }
    const { established, protocol } = found.packet
    if (established && part.memory === 'connections') {
      problem(at, 'The firewall finds out by itself what is established.', 'Leave established out.')
    }
    if (established && protocol !== protocolNumbers.tcp) {
      problem(at, 'Only TCP has an ACK bit.', 'Leave established out.')
    }
    return found.packet
  })
  const followed =
    part.memory === 'connections'
      ? followConnections(policy, given, vocabulary)
      : given.map((packet) => ({ packet, trace: tracePacket(policy, packet, vocabulary) }))
  const right = followed.map(({ trace }) => verdictOf({ decision: trace.decision, by: trace.decidedBy }))
  const packets = part.packets.flatMap(({ id, says, because }, index) => {
    const [one, packet] = [followed[index], given[index]]
    if (!one || !packet) return []
    const why = because === undefined ? {} : { because: scope.fill(because) }
    return [{ id, says: says === undefined ? null : scope.fill(says), given: packet, followed: one, ...why }]
  })
  const ideas = part.misconceptions.map((idea) => ({
    id: idea.id,
    says: scope.fill(idea.says),
    verdicts: verdictsOf(idea),
  }))
  const variant: VerdictsVariant = { vocabulary, policy, packets, right, ideas }
  return { variant, problems }

  function readPolicy(): RuleList {
    const text = readRules(scope.fill(part.policy))
    const found = text.ok ? findRuleProblem(text.list, vocabulary) : null
    if (text.ok && !found) return text.list
    const bad = text.ok
      ? `rule ${(found?.rule ?? 0) + 1}: ${found?.problem.says ?? ''}`
      : `line ${text.line}: ${text.says}`
    problem(['policy'], `The policy cannot be read, ${bad}`, 'Write one rule on a line.')
    return { rules: [], otherwise: 'deny' }
  }

  function verdictsOf({ reads, packet, decision, by }: VerdictsIdea): (PacketVerdict | null)[] {
    if (reads !== undefined) {
      return misreadPolicy(reads, policy, given, vocabulary, part.memory === 'connections').map(verdictOf)
    }
    return part.packets.map(({ id }, index) => {
      const known = right[index]
      if (id !== packet || !known) return null
      const rule = by === undefined ? known.by : by === 'default' ? by : by - 1
      return { decision: decision ?? actionOf(rule, policy), by: rule }
    })
  }
})

const verdictOf = ({ decision, by }: Ruling): PacketVerdict => ({ decision, by: by ?? 'default' })

/** What a rule, or the default, does with what it matches; null for a rule that there is not. */
export function actionOf(by: PacketVerdict['by'], { rules, otherwise }: RuleList): 'accept' | 'deny' | null {
  if (by === 'default') return otherwise
  return by === null ? null : (rules[by]?.action ?? null)
}

export const sameVerdict = (
  a: PacketVerdict | null | undefined,
  b: PacketVerdict | null | undefined,
): boolean => a?.decision === b?.decision && a?.by === b?.by
