// Everything that a run leaves for people and platforms, written from how its submissions stand.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FoundLab } from '../../check/find-lab.ts'
import type { BatchStanding } from '../run/batch-standing.ts'
import type { RunFile } from '../run/run-file.ts'
import { writeWhole } from '../run/write-whole.ts'
import type { RosterStudent } from '../sources/roster.ts'
import { makeFeedback } from './feedback.ts'
import { writeFeedbackZip } from './feedback-zip.ts'
import type { GradeSheet } from './grade-sheet.ts'
import { makeJunitXml } from './junit-xml.ts'
import { makeResultsCsv } from './results-csv.ts'
import { makeResultsJson } from './results-json.ts'

export const formats = ['json', 'csv', 'junit'] as const
export type Format = (typeof formats)[number]

export interface ResultsPlace {
  folder: string
  formats: readonly Format[]
  lab: FoundLab
  run: RunFile
  /** Fills in what the learning platform takes back, where the roster is such a file. */
  sheet?: ((standings: readonly BatchStanding[]) => GradeSheet) | undefined
}

/** One student's results and feedback; returns the feedback, null while there is none. */
export async function writeStudent(standing: BatchStanding, place: ResultsPlace): Promise<string | null> {
  const { folder, lab, run } = place
  const { id } = standing.submission
  const results = makeResultsJson(standing, lab, run)
  const feedback = makeFeedback(standing, lab, run)
  if (results === null || feedback === null) return null
  if (place.formats.includes('json'))
    await writeWhole(join(folder, 'results', id, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
  await writeWhole(join(folder, 'feedback', id, 'feedback.md'), feedback)
  return feedback
}

/** All of it; returns what the platform takes back. What was written when a student's grading ended is written again: it may be a resumed run's. */
export async function writeResults(
  standings: readonly BatchStanding[],
  missing: readonly RosterStudent[],
  place: ResultsPlace,
): Promise<GradeSheet | null> {
  const { folder, lab, run } = place
  await mkdir(folder, { recursive: true })
  const archive = new Map<string, string>()
  for (const standing of standings) {
    const feedback = await writeStudent(standing, place)
    if (feedback !== null) archive.set(zipPath(standing, archive), feedback)
  }
  await writeFeedbackZip(folder, archive)
  if (place.formats.includes('csv'))
    await writeWhole(join(folder, 'results.csv'), makeResultsCsv(standings, missing, lab))
  if (place.formats.includes('junit'))
    await writeWhole(join(folder, 'junit.xml'), makeJunitXml(standings, run.lab))
  const sheet = place.formats.includes('csv') ? (place.sheet?.(standings) ?? null) : null
  if (sheet !== null) await writeWhole(join(folder, sheet.file), sheet.csv)
  return sheet
}

/** In a group, several students share a submission's folder: the ids tell their feedback apart. */
function zipPath({ submission }: BatchStanding, taken: ReadonlyMap<string, string>): string {
  const { feedbackPrefix, id } = submission
  const path = `${feedbackPrefix}feedback.md`
  return taken.has(path) ? `${feedbackPrefix}feedback-${id}.md` : path
}
