// What stdout says: who is who before the grading, and how it went after it.
import { join } from 'node:path'
import { quoteName } from '#graders/archive/source-file.ts'
import type { FoundLab } from '../../check/find-lab.ts'
import type { BatchStanding } from '../run/batch-standing.ts'
import type { FoundSubmission, FoundSubmissions } from '../sources/find-submissions.ts'
import type { GradeSheet } from './grade-sheet.ts'
import { percent } from './points.ts'

const shownFiles = 4

/** For --dry-run: every submission, and everything that is none, with the reason. */
export function tellFound(found: FoundSubmissions): string {
  const width = Math.min(40, Math.max(8, ...found.submissions.map(({ id }) => id.length)))
  const lines = found.layouts.map(({ source, says }) => `layout     ${quoteName(source)} is ${says}`)
  for (const submission of found.submissions) {
    const mark = submission.program.ok ? 'matched  ' : 'refused  '
    lines.push(
      `${mark}  ${submission.id.padEnd(width)}  ${quoteName(submission.name)}  ${tellProgram(submission)}`,
    )
    for (const note of submission.notes) lines.push(`           ${''.padEnd(width)}  ${note}`)
  }
  for (const { path, says } of found.unmatched) lines.push(`unmatched  ${quoteName(path)}: ${says}`)
  for (const { id, name } of found.missing)
    lines.push(`missing    ${quoteName(name)} (${quoteName(id)}) handed nothing in`)
  return `${lines.join('\n')}\n${countFound(found)}\n`
}

function tellProgram({ program, late }: FoundSubmission): string {
  if (!program.ok) return program.says
  const names = [...program.files.keys()]
  const more = names.length > shownFiles ? ` and ${names.length - shownFiles} more` : ''
  return `${names.slice(0, shownFiles).map(quoteName).join(', ')}${more}${late ? ' (late)' : ''}`
}

export function countFound({ submissions, unmatched, missing, ignored }: FoundSubmissions): string {
  const refused = submissions.filter(({ program }) => !program.ok).length
  const parts = [
    `${submissions.length} matched`,
    ...(refused > 0 ? [`${refused} of them refused`] : []),
    `${unmatched.length} unmatched`,
    ...(missing.length > 0 ? [`${missing.length} missing`] : []),
    ...(ignored > 0 ? [`${ignored} left by systems and tools ignored`] : []),
  ]
  return `${parts.join(', ')}.`
}

export function tellResults(
  standings: readonly BatchStanding[],
  { exercise }: FoundLab,
  folder: string,
  sheet: GradeSheet | null,
): string {
  const shares = standings
    .flatMap((standing) => (standing.state === 'graded' ? [standing.record.result.score] : []))
    .toSorted((a, b) => a - b)
  const count = (state: BatchStanding['state']) =>
    standings.filter((standing) => standing.state === state).length
  const lines = [
    `${exercise.id}, version ${exercise.version}: ${shares.length} of ${standings.length} submissions graded.`,
  ]
  if (shares.length > 0) {
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
    const middle = shares.length >> 1
    const upper = shares[middle] ?? 0
    const median = shares.length % 2 === 1 ? upper : (upper + (shares[middle - 1] ?? 0)) / 2
    const full = shares.filter((share) => share === 1).length
    lines.push(
      `Full marks ${full}, mean ${percent(mean)} %, median ${percent(median)} %, lowest ${percent(shares[0] ?? 0)} %.`,
    )
  }
  if (count('refused') > 0)
    lines.push(`Refused, with no points: ${count('refused')}. Look at them: they stand in results.csv.`)
  if (count('faulted') > 0)
    lines.push(`Not graded, our side: ${count('faulted')}. They cost nothing; --resume tries them again.`)
  if (count('waiting') > 0) lines.push(`Not graded yet: ${count('waiting')}.`)
  lines.push(`Results are in ${folder}`)
  if (sheet !== null) lines.push(`Marks for ${sheet.platform} (${sheet.goes}): ${join(folder, sheet.file)}`)
  return `${lines.join('\n')}\n`
}
