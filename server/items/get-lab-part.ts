import { type Exercise } from '#graders/exercise/exercise.ts'
import type { LabPart } from '#graders/labs/contract/lab-part.ts'

/** The lab's one part. Throws for an exercise that is none. */
export function getLabPart(exercise: Exercise): LabPart {
  for (const part of exercise.parts) if (part.kind === 'lab') return part
  throw new Error(`Exercise ${exercise.id} is not a lab.`)
}
