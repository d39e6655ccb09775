// What passes between whoever serves people and the processes that load exercises.
import * as z from 'zod'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import type { ExerciseResult } from '#graders/exercise/exercise-result.ts'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { UnreadablePart } from '#graders/exercise/find-unreadable.ts'
import type { UnjudgedResponse } from '#graders/exercise/judge-response.ts'
import type { ExercisePreview } from '#graders/exercise/preview-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import type { TypesetExercise, TypesetSolution, TypesetText } from '#graders/exercise/typeset.ts'
import { type Parameters, ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import type { LabPart } from '#graders/labs/contract/lab-part.ts'

const FolderSchema = z.strictObject({
  /** Of the folder: the same one is loaded once. */
  digest: z.string(),
  /** exercise.md; null when the folder has none. */
  text: z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array).nullable(),
  /** Paths of the folder's other files. */
  others: z.array(z.string()),
})
export type ExerciseFolder = z.infer<typeof FolderSchema>

export const ExerciseTaskSchema = z.strictObject({
  folder: FolderSchema,
  wanted: z.discriminatedUnion('want', [
    z.strictObject({ want: z.literal('facts') }),
    z.strictObject({ want: z.literal('variety') }),
    z.strictObject({ want: z.literal('parameters'), seed: z.string() }),
    z.strictObject({ want: z.literal('presented'), parameters: ParametersSchema }),
    z.strictObject({ want: z.literal('solution'), parameters: ParametersSchema }),
    z.strictObject({ want: z.literal('judgement'), parameters: ParametersSchema, response: ResponseSchema }),
    /** Markdown that belongs to no variant; the folder does not matter. */
    z.strictObject({ want: z.literal('texts'), texts: z.array(z.string()) }),
    /** Everything that an author wants to look at, be it right or wrong. */
    z.strictObject({
      want: z.literal('preview'),
      /** Of the variant that is wanted; null when none is. */
      seed: z.string().nullable(),
      /** What to judge in that variant; null when nothing is. */
      response: ResponseSchema.nullable(),
      /** Whether some variants are tried too: most of what it takes, and of no use where they were tried before. */
      sampling: z.boolean(),
    }),
  ]),
})
export type ExerciseTask = z.infer<typeof ExerciseTaskSchema>
export type ExerciseWanted<Want = ExerciseTask['wanted']['want']> = Extract<
  ExerciseTask['wanted'],
  { want: Want }
>

export interface ExerciseFacts {
  id: string
  title: string
  topic: string
  version: number
  /** Kinds of its parts, each once. */
  kinds: readonly string[]
  /** Null when the exercise is no lab. */
  lab: LabPart | null
}

export type ShownPreview = Omit<ExercisePreview, 'presented' | 'solution'> & {
  presented: TypesetExercise
  solution: TypesetSolution
}

export type ExerciseAnswer =
  | {
      loads: false
      problems: readonly ExerciseProblem[]
      /** False when a limit ended the check: asked again, it may come out otherwise. */
      checked: boolean
    }
  | {
      loads: true
      facts: ExerciseFacts
      preview: ShownPreview | null
      result: ExplainedResult | UnjudgedResponse | null
      /** Why the variant could not be made or judged. */
      crash: string | null
    }

/** What comes back for each thing wanted. */
export interface ExerciseFound {
  facts: ExerciseFacts
  /** Different sets of numbers, counted up to a bound. */
  variety: number
  texts: readonly TypesetText[]
  parameters: Parameters
  presented: TypesetExercise
  solution: TypesetSolution
  judgement: ExerciseResult | UnjudgedResponse | { unreadable: readonly UnreadablePart[] }
  preview: ExerciseAnswer
}
