import { firewallMismatches } from '#graders/parts/firewall-policy/firewall-mismatch.ts'
import { type AnswerMismatch, AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'

const examples: AnswerMismatch[] = [
  {
    code: 'wrong-decision',
    requirement: 'Nobody opens connections from the Internet to the inside.',
    packet: 'a new TCP packet from 198.51.100.7 port 49152 to 10.1.0.7 (desk) port 80',
    actual: 'accept',
    rule: 2,
  },
  {
    code: 'wrong-decision',
    requirement: 'The web server answers.',
    packet: 'an established TCP packet from 192.0.2.10 (web) port 80 to 198.51.100.7 port 49152',
    actual: 'deny',
    rule: null,
  },
]

mismatchesReadWell(
  new URL('firewall-mismatch.golden.txt', import.meta.url),
  firewallMismatches.map(({ shape }) => shape.code.value),
  examples.map((example) => AnswerMismatchSchema.parse(example)),
  explainAnswer,
)
