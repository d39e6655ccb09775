// Grades a batch: takes up what is not finished, and keeps records, results and journal as each program ends.
import { WarmCells } from '#graders/sandbox/warm-cells.ts'
import type { FoundLab } from '../check/find-lab.ts'
import { Progress } from './output/progress.ts'
import { type ResultsPlace, writeStudent } from './output/write-results.ts'
import type { BatchStanding } from './run/batch-standing.ts'
import { gradeAll, type Work } from './run/grade-all.ts'
import { writeGradedRecord } from './run/graded-record.ts'
import type { JournalLine } from './run/journal.ts'
import { type JudgedProgram, judgeProgram } from './run/judge-program.ts'
import type { OpenRun } from './run/open-run.ts'
import { Standings } from './run/standings.ts'
import type { Interruption } from './run/stop-on-interrupt.ts'
import type { FoundSubmission } from './sources/find-submissions.ts'

export interface Batch {
  lab: FoundLab
  opened: OpenRun
  place: ResultsPlace
  submissions: readonly FoundSubmission[]
  /** Which of them are graded now; the others stay as they are. */
  isWanted: (submission: FoundSubmission) => boolean
  jobs: number
  interruption: Interruption
}

/** Cells booted ahead: one for each job to come, but no more than memory is worth. */
const warmMax = 4

/** @returns how every submission stands, wanted now or not */
export async function gradeBatch(batch: Batch): Promise<BatchStanding[]> {
  const { lab, opened, submissions, jobs, interruption } = batch
  const { run, journal } = opened
  const standings = new Standings(submissions, opened)
  await journal.append({ type: 'begun', at: now(), jobs })

  const ungraded: Work[] = []
  for (const work of standings.workLeft(batch.isWanted)) {
    const record = standings.recordOf(work.key)
    // Its program was graded for another student, or just before a kill: only its own results are to come.
    if (record === undefined) ungraded.push(work)
    else await settle(work, { status: 'graded', record }, standings, batch)
  }
  if (ungraded.length === 0) return standings.all()

  const progress = new Progress(ungraded.reduce((sum, { others }) => sum + 1 + others.length, 0))
  const cells = new WarmCells(Math.min(jobs, warmMax, ungraded.length))
  const around = {
    lab,
    run,
    takeCell: () => cells.take(),
    stopping: interruption.stopping,
    signal: interruption.abort,
  }
  try {
    await gradeAll(ungraded, {
      jobs,
      stopping: interruption.stopping,
      judge: ({ key, files }) => judgeProgram(key, files, around),
      onStart: ({ first }) => progress.start(first),
      onEnd: async (work, judged) => {
        await settle(work, judged, standings, batch)
        progress.end([work.first, ...work.others], judged)
      },
    })
  } finally {
    progress.close()
    await cells.close()
  }
  if (interruption.stopping.aborted) await journal.append({ type: 'interrupted', at: now() })
  return standings.all()
}

/** The record first, then what people read, then the line that says so: a line promises all that it stands for. */
async function settle(
  work: Work,
  judged: JudgedProgram,
  standings: Standings,
  { opened, place }: Batch,
): Promise<void> {
  if (judged.status === 'aborted') return
  if (judged.status === 'graded') await writeGradedRecord(opened.folder, judged.record)
  standings.note(work.key, judged)
  for (const submission of [work.first, ...work.others]) {
    await writeStudent(standings.of(submission), place)
    await opened.journal.append(lineFor(submission, work.key, judged))
  }
}

function lineFor(
  { id }: FoundSubmission,
  key: string,
  judged: Exclude<JudgedProgram, { status: 'aborted' }>,
): JournalLine {
  if (judged.status === 'faulted') {
    return { type: 'faulted', id, key, fault: judged.fault, tries: judged.tries, at: now() }
  }
  return { type: 'graded', id, key, score: judged.record.result.score, at: now() }
}

const now = () => new Date().toISOString()
