import type { ProgramMismatch } from '#graders/labs/board/check-failure.ts'

export type LanguageMismatch = Extract<ProgramMismatch, { code: 'language' }>
export type LanguageProblem = Pick<LanguageMismatch, 'problem' | 'detail'>

/** What is read in the last words of a program of one language. They are bounded, and may be anything at all. */
export interface CrashReader {
  isStackTrace(text: string): boolean
  /** What is wrong with the source or its imports; null when it is none of these, or another language's. */
  diagnose(text: string): LanguageProblem | null
  /**
   * The innermost line of the student's own, as file and number.
   * @param known the submission's files, as alternatives of an expression
   */
  findSpot(text: string, known: string): readonly (string | undefined)[] | null
}
