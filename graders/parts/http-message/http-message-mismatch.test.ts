import { httpMessageMismatches } from '#graders/parts/http-message/http-message-mismatch.ts'
import { type AnswerMismatch, AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'

const examples: AnswerMismatch[] = [
  {
    code: 'http-finding',
    finding: 'bare-lf',
    says: 'This line ends in LF alone. A line ends in CR LF.',
    reference: 'RFC 9112 section 2.2',
    refused: true,
    recipient: 'server',
    where: { stream: 'response', offset: 14 },
  },
  {
    code: 'unmet-requirement',
    requirement: 'host',
    says: 'Host names the site.',
    actual: 'Host: example.org',
    where: { stream: 'response', offset: 22 },
    why: { says: 'A server has many sites.', reference: 'RFC 9112 section 3.2' },
  },
]

mismatchesReadWell(
  new URL('http-message-mismatch.golden.txt', import.meta.url),
  httpMessageMismatches.map(({ shape }) => shape.code.value),
  examples.map((example) => AnswerMismatchSchema.parse(example)),
  explainAnswer,
)
