// Grades what is to be graded, several at once. Students with the same program (the same key) share one grading, so
// that the same program never gets two verdicts; each still has results and a line in the journal of their own.
import type { Files } from '#graders/labs/contract/lab-order.ts'
import type { FoundSubmission } from '../sources/find-submissions.ts'
import type { JudgedProgram } from './judge-program.ts'

export interface Work {
  key: string
  files: Files
  first: FoundSubmission
  /** With the same program. */
  others: FoundSubmission[]
}

export interface GradeAllOptions {
  jobs: number
  /** No more is taken up once aborted. */
  stopping: AbortSignal
  judge: (work: Work) => Promise<JudgedProgram>
  onStart: (work: Work) => void
  /** Awaited before the next one is taken up: results and journal are written here. */
  onEnd: (work: Work, judged: JudgedProgram) => Promise<void>
}

/** Resolves when nothing runs any more. Rejects, after that, with the first error of ours. */
export async function gradeAll(works: readonly Work[], options: GradeAllOptions): Promise<void> {
  const { jobs, stopping, judge, onStart, onEnd } = options
  const waiting = works.values()
  const broken = new AbortController()
  const takeInTurn = async (): Promise<void> => {
    for (const work of waiting) {
      if (stopping.aborted || broken.signal.aborted) return
      onStart(work)
      try {
        await onEnd(work, await judge(work))
      } catch (error) {
        broken.abort(error)
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: jobs }, takeInTurn))
  const failed = ended.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
