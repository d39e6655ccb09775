import type { ExamState } from '#server/scores/exam.ts'

/** One student in an exam, as its staff see them. */
export interface SittingView {
  userId: string
  name: string
  email: string
  /** Never `released`: that is said of the exam. */
  state: ExamState
  startedAt: Date | null
  endsAt: Date | null
  /** By themselves. */
  handedInAt: Date | null
  /** What stood there has become submissions. */
  closed: boolean
  /** Exercises in which something is saved. */
  answered: number
  savedAt: Date | null
  /** Something of it could not be read. */
  unreadable: boolean
}
