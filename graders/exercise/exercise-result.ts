// What a judged response comes to. Stored with the grading run, and shown to the student.

import * as z from 'zod'
import { outcomeSchema } from '#graders/outcome.ts'
import { AnswerMismatchSchema, FeedbackSchema, RightSchema, separateRight } from '#graders/parts/registry.ts'

const share = z.number().min(0).max(1)

const StoredPartSchema = z.strictObject({
  part: z.string(),
  outcome: outcomeSchema(AnswerMismatchSchema),
  /** Share of the part's points, 0 to 1. */
  score: share,
  /** What follows from the student's own answer, and nothing else: never the right one. */
  feedback: FeedbackSchema.optional(),
  /** What tells of the right answer: for who may see the solution. */
  right: RightSchema.optional(),
})
export const PartResultSchema = z.preprocess(separateRight, StoredPartSchema)
export type PartResult = z.infer<typeof PartResultSchema>

export const ExerciseResultSchema = z.strictObject({
  /** In the order of the exercise's parts; every part is there. */
  parts: z.array(PartResultSchema),
  /** Share of full marks, weighted by the parts' points. */
  score: share,
})
export type ExerciseResult = z.infer<typeof ExerciseResultSchema>
