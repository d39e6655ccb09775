// What can be done with the verdicts on packets: pure.
import type { PacketVerdict } from '#graders/parts/packet-verdicts/verdicts-response.ts'

export type VerdictChange = { at: number } & (
  | { set: 'decision'; to: string }
  /** The index of a rule in digits, `default`, or nothing. */
  | { set: 'by'; to: string }
)

const open: PacketVerdict = { decision: null, by: null }

export function changeVerdicts(
  verdicts: readonly PacketVerdict[],
  count: number,
  change: VerdictChange,
): PacketVerdict[] {
  return Array.from({ length: count }, (_, at) => {
    const verdict = verdicts[at] ?? open
    if (at !== change.at) return verdict
    if (change.set === 'by') return { ...verdict, by: ruleOf(change.to) }
    return { ...verdict, decision: change.to === 'accept' || change.to === 'deny' ? change.to : null }
  })
}

function ruleOf(text: string): PacketVerdict['by'] {
  if (text === 'default') return text
  return /^\d+$/u.test(text) ? Number(text) : null
}
