import { numberMismatches } from '#graders/parts/number/number-mismatch.ts'
import { type AnswerMismatch, AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'

const examples: AnswerMismatch[] = [
  { code: 'wrong-unit', actual: 'km', accepted: ['ms', 's'] },
  { code: 'wrong-value', actual: '12 ms', hint: 'Count the base file as an object as well.' },
  { code: 'wrong-value', actual: '12 ms' },
]

mismatchesReadWell(
  new URL('number-mismatch.golden.txt', import.meta.url),
  numberMismatches.map(({ shape }) => shape.code.value),
  examples.map((example) => AnswerMismatchSchema.parse(example)),
  explainAnswer,
)
