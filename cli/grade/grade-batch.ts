// Grades a batch: opens its folder, takes up what is not finished, and writes what came of it.

import type { Fault } from '#graders/outcome.ts'
import type { Cell } from '#graders/sandbox/contract.ts'
import { WarmCells } from '#graders/sandbox/warm-cells.ts'
import type { FoundLab } from '../check/find-lab.ts'
import { Progress } from './output/progress.ts'
import { type ResultsPlace, writeStudent } from './output/write-results.ts'
import { gradeAll, type Work } from './run/grade-all.ts'
import { type GradedRecord, writeGradedRecord } from './run/graded-record.ts'
import type { JournalLine } from './run/journal.ts'
import { type Judged, judgeProgram } from './run/judge-program.ts'
import type { OpenRun } from './run/open-run.ts'
import { resultKey } from './run/run-file.ts'
import type { Standing } from './run/standing.ts'
import type { Interruption } from './run/stop-on-interrupt.ts'
import type { Submission } from './sources/find-submissions.ts'

export interface Batch {
  lab: FoundLab
  opened: OpenRun
  place: ResultsPlace
  submissions: readonly Submission[]
  /** Which of them are graded now; the others stay as they are. */
  isWanted: (submission: Submission) => boolean
  jobs: number
  interruption: Interruption
}

/** Cells booted ahead: one for each job to come, but no more than memory is worth. */
const warmMax = 4

/** @returns how every submission stands, wanted now or not */
export async function gradeBatch(batch: Batch): Promise<Standing[]> {
  const { lab, opened, submissions, interruption } = batch
  const records = new Map<string, GradedRecord>(
    [...opened.finished].map(([key, { record }]) => [key, record]),
  )
  const faults = new Map<string, Fault>()
  const keys = new Map<Submission, string>()
  for (const submission of submissions) {
    if (submission.program.ok) keys.set(submission, resultKey(submission.program.digest, opened.run))
  }
  const standingOf = (submission: Submission): Standing => {
    const { program } = submission
    const key = keys.get(submission)
    if (!program.ok || key === undefined)
      return { submission, state: 'refused', says: program.ok ? '' : program.says }
    const record = records.get(key)
    const fault = faults.get(key)
    if (record !== undefined)
      return { submission, state: 'graded', record, key, sameProgramAs: firstWith(keys, key, submission) }
    return fault === undefined
      ? { submission, state: 'waiting', key }
      : { submission, state: 'faulted', fault, key }
  }

  const works = worksOf(submissions.filter(batch.isWanted), keys, opened)
  const ungraded = works.filter(({ key }) => !records.has(key))
  const progress = new Progress(ungraded.reduce((sum, { submissions: own }) => sum + own.length, 0))
  const at = new Date().toISOString()
  await opened.journal.append({ type: 'begun', at, jobs: batch.jobs })
  /** The record first, then what people read, then the line that says so: a line promises all that it stands for. */
  const settle = async (work: Work, judged: Judged): Promise<void> => {
    if (judged.status === 'graded') {
      records.set(work.key, judged.record)
      await writeGradedRecord(opened.folder, judged.record)
    }
    if (judged.status === 'faulted') faults.set(work.key, judged.fault)
    for (const submission of judged.status === 'aborted' ? [] : work.submissions) {
      await writeStudent(standingOf(submission), batch.place)
      await opened.journal.append(lineFor(submission, work.key, judged))
    }
  }

  // A student whose program was graded before, for another one or just before a kill, has only the line to come.
  for (const work of works) {
    const record = records.get(work.key)
    if (record !== undefined) await settle(work, { status: 'graded', record })
  }
  const cells = ungraded.length === 0 ? null : new WarmCells(Math.min(batch.jobs, warmMax, ungraded.length))
  try {
    await gradeAll(ungraded, {
      jobs: batch.jobs,
      stopping: interruption.stopping,
      judge: ({ key, submissions: [first] }) => judge(key, first, cells, batch),
      onStart: ({ submissions: [first] }) => first && progress.start(first),
      onEnd: async (work, judged) => {
        await settle(work, judged)
        progress.end(work.submissions, judged)
      },
    })
  } finally {
    progress.close()
    await cells?.close()
  }
  if (interruption.stopping.aborted)
    await opened.journal.append({ type: 'interrupted', at: new Date().toISOString() })
  return submissions.map(standingOf)

  function judge(
    key: string,
    submission: Submission | undefined,
    warm: WarmCells | null,
    { interruption: { abort } }: Batch,
  ) {
    if (submission?.program.ok !== true || warm === null) throw new Error(`there is no program for ${key}`)
    const takeCell = (): Promise<Cell> => warm.take()
    return judgeProgram(key, submission.program.files, { lab, run: opened.run, takeCell, signal: abort })
  }
}

/** Students by program, without those whose line is in the journal already. */
function worksOf(
  wanted: readonly Submission[],
  keys: ReadonlyMap<Submission, string>,
  { finished }: OpenRun,
): Work[] {
  const byKey = new Map<string, Submission[]>()
  for (const submission of wanted) {
    const key = keys.get(submission)
    if (key === undefined || finished.get(key)?.ids.has(submission.id) === true) continue
    byKey.set(key, [...(byKey.get(key) ?? []), submission])
  }
  return [...byKey].map(([key, submissions]) => ({ key, submissions }))
}

/** The first other student, by id, with the same program. */
function firstWith(keys: ReadonlyMap<Submission, string>, key: string, except: Submission): string | null {
  for (const [submission, own] of keys) if (own === key) return submission === except ? null : submission.id
  return null
}

function lineFor({ id }: Submission, key: string, judged: Judged): JournalLine {
  const at = new Date().toISOString()
  if (judged.status === 'graded') return { type: 'graded', id, key, score: judged.record.result.score, at }
  if (judged.status === 'faulted')
    return { type: 'faulted', id, key, fault: judged.fault, tries: judged.tries, at }
  throw new Error('a run that was stopped has no line')
}
