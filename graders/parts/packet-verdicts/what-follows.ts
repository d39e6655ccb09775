// What follows from a wrong verdict on a packet: never which one is right.
import { actionOf } from '#graders/parts/packet-verdicts/read-verdicts.ts'
import type { PacketVerdict } from '#graders/parts/packet-verdicts/verdicts-response.ts'
import type { Packet } from '#protocols/firewall/packet/packet.ts'
import { tracePacket } from '#protocols/firewall/packet/trace-packet.ts'
import type { RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'

/** `packet` with the state that the firewall finds. */
export function whatFollows(
  { decision, by }: PacketVerdict,
  packet: Packet,
  policy: RuleList,
  vocabulary: Vocabulary,
): string {
  if (by === null) return decision === null ? 'It has no verdict yet.' : 'Which rule decides it?'
  const name = by === 'default' ? 'The default' : `Rule ${by + 1}`
  if (by !== 'default') {
    const rule = policy.rules[by]
    const [step] = tracePacket({ rules: rule ? [rule] : [], otherwise: 'deny' }, packet, vocabulary).steps
    if (step?.is === 'skipped') return `${name} does not match this packet: ${step.because}.`
  }
  const { decidedBy } = tracePacket(policy, packet, vocabulary)
  if (by === 'default' && decidedBy !== null) {
    return 'The default decides what no rule matches. One of the rules matches this packet.'
  }
  if (by !== decidedBy && by !== 'default') {
    return `${name} would match this packet, but a rule above it matches as well, and is asked before.`
  }
  const does = actionOf(by, policy)
  if (decision === null) return 'It decides; but what?'
  return `${name} decides, and it says ${does}.`
}
