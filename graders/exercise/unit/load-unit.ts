// Reads a unit.md into a unit, or into everything that is wrong with it: YAML with id, title, position and the order
// of exercises, then the sections About, Afterwards and References in Markdown.
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import { findExercises } from '#graders/exercise/source/find-exercises.ts'
import { nearestName } from '#graders/exercise/source/nearest-name.ts'
import { parseHead } from '#graders/exercise/source/parse-head.ts'
import { type SplitSections, splitSectionsNamed } from '#graders/exercise/source/split-sections.ts'
import { UnitHeadSchema, unitFile } from '#graders/exercise/unit/unit-head.ts'

/** One topic of a course: a folder of exercises with a text about them. */
export interface CourseUnit {
  id: string
  title: string
  /** Among the units, from 1. */
  position: number
  /** Ids in order: those that the unit lists, then the others of its folder by name. */
  exercises: readonly string[]
  /** Markdown: what it is about. */
  about: string
  /** Markdown: what one can do after it. */
  afterwards: string
  /** Markdown: where to read it up. */
  references: string
}

export type LoadedUnit = { ok: true; unit: CourseUnit } | { ok: false; problems: ExerciseProblem[] }

const names = ['About', 'Afterwards', 'References'] as const
const words = { min: 150, max: 400 }
const bytesMax = 64 * 1_024
const keys = {
  known: (): readonly string[] => Object.keys(UnitHeadSchema.shape),
  guide: 'the part “Units” of docs/authors.md',
}

/** `folder` holds a unit.md. Never throws on what an author wrote. */
export async function loadUnit(folder: string): Promise<LoadedUnit> {
  const there = (await findExercises(folder)).map(({ id }) => id)
  const bytes = await readFile(join(folder, unitFile))
  return readUnit(bytes, basename(folder), there)
}

/** `there`: ids of the exercises in the folder. */
export function readUnit(bytes: Uint8Array, folder: string, there: readonly string[]): LoadedUnit {
  const text = bytes.byteLength > bytesMax ? null : decode(bytes)
  if (text === null) {
    const says = `${unitFile} is no UTF-8 text of at most ${bytesMax / 1_024} KiB.`
    return {
      ok: false,
      problems: [{ file: unitFile, line: 1, says, fix: 'Shorten it, and save it as UTF-8.' }],
    }
  }
  const read = parseHead(text, unitFile, UnitHeadSchema, keys)
  if (!read.ok) return read
  const { head, body, bodyLine, lineOf } = read.parsed
  const problems: ExerciseProblem[] = []
  const report = (line: number, says: string, fix: string) =>
    problems.push({ file: unitFile, line, says, fix })

  if (head.id !== folder) {
    report(lineOf(['id']), `The unit “${head.id}” stands in the folder “${folder}”.`, 'Give both one name.')
  }
  for (const [index, id] of head.exercises.entries()) {
    const line = lineOf(['exercises', index])
    if (head.exercises.indexOf(id) < index) report(line, `“${id}” is listed twice.`, 'Remove one.')
    if (there.includes(id)) continue
    const near = nearestName(id, there)
    const says = `The folder of the unit has no exercise “${id}”.`
    report(line, says, near === null ? 'Remove it, or move the exercise here.' : `Did you mean “${near}”?`)
  }
  const split = splitSectionsNamed(names, body, bodyLine)
  checkText(split, bodyLine, report)
  if (problems.length > 0) return { ok: false, problems: problems.toSorted((a, b) => a.line - b.line) }
  const section = (name: (typeof names)[number]) => split.sections.get(name)?.markdown ?? ''
  const unit: CourseUnit = {
    id: head.id,
    title: head.title,
    position: head.position,
    exercises: [...head.exercises, ...there.filter((id) => !head.exercises.includes(id)).toSorted()],
    about: section('About'),
    afterwards: section('Afterwards'),
    references: section('References'),
  }
  return { ok: true, unit }
}

function checkText(
  { sections, strange, strayLine }: SplitSections<(typeof names)[number]>,
  bodyLine: number,
  report: (line: number, says: string, fix: string) => void,
): void {
  for (const { heading, line, twice } of strange) {
    const says = twice ? `The section “${heading}” stands twice.` : `“${heading}” is not a section.`
    report(line, says, `Sections are ${names.join(', ')}; smaller headings begin with ###.`)
  }
  if (strayLine !== null) report(strayLine, 'This text stands before any section.', 'Put it below ## About.')
  for (const name of names) {
    if ((sections.get(name)?.markdown ?? '') !== '') continue
    report(bodyLine, `The section ${name} is missing or empty.`, `Add a line ## ${name} and text below it.`)
  }
  const about = sections.get('About')
  const count = about?.markdown.match(/\S+/gu)?.length ?? 0
  if (about === undefined || count === 0 || (count >= words.min && count <= words.max)) return
  const fix = `Say what the unit is about in ${words.min} to ${words.max} words.`
  report(about.line, `The section About has ${count} words.`, fix)
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    return null
  }
}
