import { answerMismatches } from '#graders/parts/answer-mismatch.ts'
import { type AnswerMismatch, AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'

const examples: AnswerMismatch[] = [
  { code: 'blank' },
  {
    code: 'unreadable',
    actual: '1..5',
    problem: 'there are two decimal points.',
    where: { stream: 'response', offset: 2 },
  },
  {
    code: 'misconception',
    id: 'one-rtt',
    says: 'You counted one RTT per object. Each needs two.',
    actual: '680 ms',
  },
]

mismatchesReadWell(
  new URL('answer-mismatch.golden.txt', import.meta.url),
  answerMismatches.map(({ shape }) => shape.code.value),
  examples.map((example) => AnswerMismatchSchema.parse(example)),
  explainAnswer,
)
