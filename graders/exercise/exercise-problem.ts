// The author's kind of error: shown to authors, never to students. A file with a problem is not published.

export interface ExerciseProblem {
  /** Path within the exercise's folder. */
  file: string
  /** From 1. */
  line: number
  /** What is wrong. */
  says: string
  /** What to do about it. */
  fix: string
}
