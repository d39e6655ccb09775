import type { LabPart } from '#graders/labs/contract/lab-part.ts'
import type { ExerciseFacts } from '#server/exercises/exercise-task.ts'

/** The lab's one part. Throws for an exercise that is none. */
export function getLabPart({ id, lab }: ExerciseFacts): LabPart {
  if (lab === null) throw new Error(`Exercise ${id} is not a lab.`)
  return lab
}
