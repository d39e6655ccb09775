import type { Exercise } from '#graders/exercise/load-exercise.ts'
import type { Parameters } from '#graders/exercise/parameters.ts'
import type { LabPart } from '#graders/labs/lab-part.ts'

/** A number part as the student sees it: no answer, no tolerance, no misconception. */
export interface PresentedNumber {
  id: string
  kind: 'number'
  ask: string
  /** The unit chosen at first; empty when the quantity has none. */
  unit: string
  /** Symbols that the student may choose from, `unit` among them; empty when there is none to choose. */
  units: readonly string[]
  points: number
}

export interface PresentedLab extends Omit<LabPart, 'weights'> {
  points: number
}

export type PresentedPart = PresentedNumber | PresentedLab

export interface PresentedConvention {
  id: string
  says: string
}

export interface PresentedReference {
  text: string
  /** Where it can be read, when it is an RFC. */
  url: string | null
}

/** All that a browser may see of an exercise before its reveal moment. */
export interface PresentedExercise {
  id: string
  version: number
  title: string
  topic: string
  /** Markdown with the variant's numbers filled in. */
  statement: string
  /** Markdown each, from the gentlest to the plainest. */
  hints: readonly string[]
  conventions: readonly PresentedConvention[]
  parts: readonly PresentedPart[]
  references: readonly PresentedReference[]
}

export function presentExercise(exercise: Exercise, parameters: Parameters): PresentedExercise {
  throw new Error(`not written yet (${exercise.id}, ${Object.keys(parameters).length})`)
}
