// What a thousand variants of an exercise said. It crosses from a thread into the database: limits on everything.
import * as z from 'zod'

const count = z.int().min(0)
const sentence = z.string().max(2_000)

const ExerciseFailureSchema = z.strictObject({
  /** The seed of the variant: makes the same one again. */
  seed: z.string().max(200),
  parameters: sentence,
  says: sentence,
})

const ExpectationRowSchema = z.strictObject({
  /** "total: the misconception “one-rtt-per-file”", or the name of an author's test. */
  name: sentence,
  /** Variants in which the verdict was the intended one. */
  held: count,
  failed: count,
})
export type ExpectationRow = z.infer<typeof ExpectationRowSchema>

const MisconceptionRowSchema = z.strictObject({
  part: z.string().max(80),
  id: z.string().max(200),
  /** How often an answer was given that shows it, and how often it was recognised then. */
  given: count,
  caught: count,
})
export type MisconceptionRow = z.infer<typeof MisconceptionRowSchema>

export const ExerciseReportSchema = z.strictObject({
  exercise: z.string().max(80),
  variants: count,
  seed: z.string().max(200),
  /** Different ones among them. */
  distinct: count,
  /** How often each value of each parameter was drawn, smallest value first. */
  histograms: z
    .array(
      z.strictObject({
        parameter: z.string().max(30),
        counts: z.array(z.strictObject({ value: z.number(), count })).max(100_000),
      }),
    )
    .max(40),
  expectations: z.array(ExpectationRowSchema).max(2_000),
  /** The wrong ideas that its parts name. */
  misconceptions: z.array(MisconceptionRowSchema).max(2_000).default([]),
  /** What an author should know and may leave as it is. */
  warnings: z.array(sentence).max(20).default([]),
  /** At most 20 of variants, the first ones, and some for all together; `failureCount` counts all. */
  failures: z.array(ExerciseFailureSchema).max(200),
  failureCount: count,
  /** To generate, present, solve and judge everything of one variant. */
  msPerVariant: z.strictObject({ median: z.number().min(0), max: z.number().min(0) }),
})
export type ExerciseReport = z.infer<typeof ExerciseReportSchema>
export type ExerciseFailure = ExerciseReport['failures'][number]
