// results.csv: a row for each student, a column for each check.
import { writeCsv } from '#server/write-csv.ts'
import type { FoundLab } from '../../check/find-lab.ts'
import type { BatchStanding } from '../run/batch-standing.ts'
import type { RosterStudent } from '../sources/roster.ts'
import { studentId } from '../sources/student-id.ts'
import { percent, pointsOf, scoreOf } from './points.ts'

type Row = Record<string, string | number>

/** Columns that differ from run to run come last. */
export function makeResultsCsv(
  standings: readonly BatchStanding[],
  missing: readonly RosterStudent[],
  lab: FoundLab,
): string {
  const graded = standings.find((standing) => standing.state === 'graded')
  const checks = graded?.state === 'graded' ? graded.record.result.checks : []
  const first = ['id', 'student', 'name', 'late', 'status', 'score', 'max_score', 'percent']
  const middle = ['passed', 'failed', 'skipped', ...checks.map(({ id }) => `check ${id}`)]
  const columns = [...first, ...middle, 'same_program_as', 'says', 'key', 'seconds', 'graded_at']
  const absent = missing.map(({ id, name }) => ({
    id: studentId(id, name),
    student: id,
    name,
    status: 'missing',
  }))
  const rows: Row[] = [...standings.map((standing) => rowOf(standing, lab)), ...absent]
  return writeCsv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))], { bom: false })
}

function rowOf(standing: BatchStanding, lab: FoundLab): Row {
  const { id, person, name, late } = standing.submission
  const about = { id, student: person, name, late: late ? 'late' : '', status: standing.state }
  switch (standing.state) {
    case 'waiting':
      return { ...about, key: standing.key }
    case 'refused':
      return { ...about, score: 0, percent: 0, says: standing.says }
    case 'faulted':
      return { ...about, says: standing.fault.because, key: standing.key }
    case 'graded': {
      const { result, times } = standing.record
      const { score, max } = scoreOf(result, lab.part.weights)
      const count = (status: string) =>
        result.checks.filter(({ outcome }) => outcome.status === status).length
      const perCheck = result.checks.map((check) => [
        `check ${check.id}`,
        check.outcome.status === 'passed' ? pointsOf(check, lab.part.weights) : 0,
      ])
      return {
        ...about,
        score,
        max_score: max,
        percent: percent(result.score),
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        ...Object.fromEntries(perCheck),
        same_program_as: standing.sameProgramAs ?? '',
        says: standing.submission.notes.join(' '),
        key: standing.key,
        seconds: times.seconds,
        graded_at: times.gradedAt,
      }
    }
  }
}
