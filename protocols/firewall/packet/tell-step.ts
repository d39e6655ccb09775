import type { TraceStep } from '#protocols/firewall/packet/trace-packet.ts'
import type { RuleList } from '#protocols/firewall/rule/rule.ts'

/** What a rule says of a packet, as a sentence. */
export function tellStep(step: TraceStep, { rules }: RuleList): string {
  const name = `Rule ${step.rule + 1}`
  switch (step.is) {
    case 'matched':
      return `${name} matches: ${rules[step.rule]?.action ?? ''}.`
    case 'skipped':
      return `${name} is skipped: ${step.because}.`
    case 'unreadable':
      return `${name} cannot be read and is skipped. ${step.because}`
  }
}
