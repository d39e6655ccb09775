import type { Fault } from '#graders/outcome.ts'
import type { FoundSubmission } from '../sources/find-submissions.ts'
import type { BatchStanding } from './batch-standing.ts'
import type { Work } from './grade-all.ts'
import type { GradedRecord } from './graded-record.ts'
import type { JudgedProgram } from './judge-program.ts'
import type { OpenRun } from './open-run.ts'
import { resultKey } from './run-file.ts'

/** How each submission of a run stands, from the run's beginning, or where it left off, to its end. */
export class Standings {
  readonly #opened: OpenRun
  readonly #submissions: readonly FoundSubmission[]
  readonly #keys = new Map<FoundSubmission, string>()
  readonly #records = new Map<string, GradedRecord>()
  readonly #faults = new Map<string, Fault>()
  /** The first student, by id, with a program. */
  readonly #firstWith = new Map<string, string>()

  constructor(submissions: readonly FoundSubmission[], opened: OpenRun) {
    this.#opened = opened
    this.#submissions = submissions
    for (const [key, { record }] of opened.finished) this.#records.set(key, record)
    for (const submission of submissions) {
      if (!submission.program.ok) continue
      const key = resultKey(submission.program.digest, opened.run)
      this.#keys.set(submission, key)
      if (!this.#firstWith.has(key)) this.#firstWith.set(key, submission.id)
    }
  }

  all(): BatchStanding[] {
    return this.#submissions.map((submission) => this.of(submission))
  }

  of(submission: FoundSubmission): BatchStanding {
    const { program, id } = submission
    if (!program.ok) return { submission, state: 'refused', says: program.says }
    const key = this.#keyOf(submission)
    const record = this.#records.get(key)
    const fault = this.#faults.get(key)
    if (record !== undefined) {
      const first = this.#firstWith.get(key) ?? id
      return { submission, state: 'graded', record, key, sameProgramAs: first === id ? null : first }
    }
    return fault === undefined
      ? { submission, state: 'waiting', key }
      : { submission, state: 'faulted', fault, key }
  }

  note(key: string, judged: JudgedProgram): void {
    if (judged.status === 'graded') this.#records.set(key, judged.record)
    if (judged.status === 'faulted') this.#faults.set(key, judged.fault)
  }

  /** What there is of a program already: a student may still lack the line in the journal. */
  recordOf(key: string): GradedRecord | undefined {
    return this.#records.get(key)
  }

  /** The wanted students by program, without those whose line is in the journal. */
  workLeft(isWanted: (submission: FoundSubmission) => boolean): Work[] {
    const works = new Map<string, Work>()
    for (const submission of this.#submissions) {
      const { program, id } = submission
      if (!program.ok || !isWanted(submission)) continue
      const key = this.#keyOf(submission)
      if (this.#opened.finished.get(key)?.ids.has(id) === true) continue
      const work = works.get(key)
      if (work === undefined) works.set(key, { key, files: program.files, first: submission, others: [] })
      else work.others.push(submission)
    }
    return [...works.values()]
  }

  #keyOf(submission: FoundSubmission): string {
    const key = this.#keys.get(submission)
    if (key === undefined) throw new Error(`${submission.id} is none of this run's submissions`)
    return key
  }
}
