import { type AnswerMismatch, AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { timelineMismatches, WrongEventSchema } from '#graders/parts/timeline/timeline-mismatch.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'

const examples = WrongEventSchema.options.map((problem, index): AnswerMismatch => {
  const [message, other] = ['GET base file', 'SYN + ACK']
  const actual = 'message 3: GET base file, from 60 ms to 110 ms'
  return { code: 'wrong-event', problem, message, other, actual, rightSoFar: index % 4 }
})

mismatchesReadWell(
  new URL('timeline-mismatch.golden.txt', import.meta.url),
  timelineMismatches.map(({ shape }) => shape.code.value),
  examples.map((example) => AnswerMismatchSchema.parse(example)),
  explainAnswer,
)
