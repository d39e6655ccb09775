import type { PresentedVerdicts } from '#graders/parts/packet-verdicts/presented-verdicts.ts'
import type { VerdictsResponse } from '#graders/parts/packet-verdicts/verdicts-response.ts'
import type { Readability } from '#graders/parts/readability.ts'

/** A packet may be left open: it is then not right. */
export function verdictsReadability(
  { packets, policy }: PresentedVerdicts,
  response: VerdictsResponse | null,
): Readability {
  const verdicts = response?.verdicts ?? []
  if (verdicts.every(({ decision, by }) => decision === null && by === null)) return { is: 'blank' }
  const strange = verdicts.some(({ by }) => typeof by === 'number' && by >= policy.rules.length)
  if (!strange && verdicts.length <= packets.length) return { is: 'readable' }
  return { is: 'unreadable', says: 'It speaks of a packet or a rule that is not there. Choose again.' }
}
