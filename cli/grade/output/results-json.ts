// results.json as Gradescope's autograders write it. It may reach the student: of hidden checks it holds the name,
// the points and the status. What is ours is in extra_data; everything that differs from run to run is in its times.
import { explainMismatch } from '#graders/explain/explain-mismatch.ts'
import type { LabResult } from '#graders/labs/contract/score-lab.ts'
import type { Mismatch, Outcome } from '#graders/outcome.ts'
import type { FoundLab } from '../../check/find-lab.ts'
import type { BatchStanding } from '../run/batch-standing.ts'
import type { RunFile } from '../run/run-file.ts'
import { percent, pointsOf, scoreOf } from './points.ts'

type Check = LabResult['checks'][number]

/** Null while there is nothing to say. */
export function makeResultsJson(standing: BatchStanding, lab: FoundLab, run: RunFile): object | null {
  const { submission } = standing
  const extra = (status: string, more: object = {}) => ({
    visibility: 'visible',
    stdout_visibility: 'hidden',
    extra_data: {
      lab: run.lab,
      lab_version: run.labVersion,
      grader_version: run.graderVersion,
      network_seed: run.seeds.visible,
      status,
      submission: {
        id: submission.id,
        name: submission.name,
        late: submission.late,
        notes: submission.notes,
      },
      ...more,
    },
  })
  switch (standing.state) {
    case 'waiting':
      return null
    case 'refused':
      return { score: 0, output: `Not run: ${standing.says}`, ...extra('refused'), tests: [] }
    case 'faulted':
      // Without a score: Gradescope then shows a failed autograder, which is what this is.
      return { output: `Not graded, our side: ${standing.fault.because}`, ...extra('faulted'), tests: [] }
    case 'graded': {
      const { result, times } = standing.record
      const { weights } = lab.part
      const { score, max } = scoreOf(result, weights)
      const passed = result.checks.filter(({ outcome }) => outcome.status === 'passed').length
      return {
        score,
        output: `${passed} of ${result.checks.length} checks passed: ${score} of ${max} points (${percent(result.score)} %).`,
        ...extra('graded', { key: standing.key, max_score: max, times }),
        tests: result.checks.map((check, index) => ({
          name: check.id,
          number: String(index + 1),
          score: check.outcome.status === 'passed' ? pointsOf(check, weights) : 0,
          max_score: pointsOf(check, weights),
          status: check.outcome.status === 'passed' ? 'passed' : 'failed',
          output: tellOutcome(check),
          output_format: 'text',
          tags: [check.tier],
          visibility: 'visible',
          extra_data: {
            hidden: check.hidden,
            outcome: check.hidden ? { status: check.outcome.status } : timeless(check.outcome),
          },
        })),
      }
    }
  }
}

function tellOutcome({ hidden, says, outcome }: Check): string {
  if (hidden) return 'This check is hidden.'
  switch (outcome.status) {
    case 'passed':
      return says
    case 'skipped':
      return `${says}\nNot run: it needs ${outcome.needs}, which did not pass.`
    case 'errored':
      return `${says}\nNot judged, our side: ${outcome.fault.because}`
    case 'failed': {
      const told = explainMismatch(withoutTime(outcome.mismatch))
      const rows = [
        told.headline,
        told.expected === null ? null : `expected: ${told.expected}`,
        told.received === null ? null : `received: ${told.received}`,
        told.where === null ? null : `where: ${told.where}`,
        told.why === null ? null : `why: ${told.why}${told.reference === null ? '' : ` (${told.reference})`}`,
      ]
      return [says, ...rows.filter((row) => row !== null)].join('\n')
    }
  }
}

const timeless = (outcome: Outcome): Outcome =>
  outcome.status === 'failed' ? { ...outcome, mismatch: withoutTime(outcome.mismatch) } : outcome

/** The moment within the check differs from run to run. */
function withoutTime(mismatch: Mismatch): Mismatch {
  if (!('where' in mismatch) || mismatch.where?.atMs === undefined) return mismatch
  const { atMs: _, ...where } = mismatch.where
  return { ...mismatch, where }
}
