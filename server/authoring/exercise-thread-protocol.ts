// What passes between the web and the thread that loads what authors write.
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { ExercisePreview } from '#graders/exercise/preview-exercise.ts'

export interface ExerciseQuestion {
  /** Of the folder: the same one is loaded once. */
  digest: string
  /** exercise.md; null when the folder has none. */
  text: Uint8Array | null
  /** Paths of the folder's other files. */
  others: readonly string[]
  /** Of the variant that is wanted; null when none is. */
  seed: string | null
  /** What to judge in that variant; null when nothing is. */
  response: unknown
}

export interface ExerciseFacts {
  id: string
  title: string
  topic: string
  version: number
  /** Kinds of its parts, each once. */
  kinds: readonly string[]
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
      preview: ExercisePreview | null
      result: ExplainedResult | null
      /** Why the variant could not be made or judged. */
      crash: string | null
    }
