// The author's kind of error: shown to authors, never to students. A file with a problem is not published.

export const exerciseFile = 'exercise.md'

/** Where something stands in the front matter: `['parts', 0, 'answer']`. */
export type Path = readonly (string | number)[]

export type ReportProblem = (path: Path, says: string, fix: string) => void

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
