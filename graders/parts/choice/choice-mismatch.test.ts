import { choiceMismatches } from '#graders/parts/choice/choice-mismatch.ts'
import { type AnswerMismatch, AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'

const examples: AnswerMismatch[] = [{ code: 'wrong-choice', actual: 'Pipelined' }]

mismatchesReadWell(
  new URL('choice-mismatch.golden.txt', import.meta.url),
  choiceMismatches.map(({ shape }) => shape.code.value),
  examples.map((example) => AnswerMismatchSchema.parse(example)),
  explainAnswer,
)
