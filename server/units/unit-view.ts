import type { TypesetText } from '#graders/exercise/typeset.ts'
import type { NoPractice } from '#server/practice/practice-view.ts'

export interface UnitExercise {
  id: string
  title: string
  kind: 'exercise' | 'lab'
  /** Why it cannot be tried here without an account; null when it can. */
  because: NoPractice | null
}

export interface UnitLink {
  id: string
  title: string
  /** From 1. */
  position: number
}

/** A unit in the list of all. */
export interface UnitSummary extends UnitLink {
  /** What it is about, in a sentence. */
  sentence: string
  exercises: number
  labs: number
}

export interface UnitView extends UnitLink {
  about: TypesetText
  afterwards: TypesetText
  references: TypesetText
  exercises: readonly UnitExercise[]
  previous: UnitLink | null
  next: UnitLink | null
}
