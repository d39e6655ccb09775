// What an author can get wrong in the Markdown.

import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import type { FormulaCompiler } from '#graders/exercise/formula/compile-formulas.ts'
import type { FrontMatter } from '#graders/exercise/source/front-matter.ts'
import {
  type Section,
  type SectionName,
  type SplitSections,
  sectionNames,
} from '#graders/exercise/source/split-sections.ts'
import { findTemplates } from '#graders/exercise/source/template.ts'
import { bindPart, kindsWithDiagram } from '#graders/parts/registry.ts'

const templatesMax = 500
const charactersMax = 60_000

export function checkSections(
  { sections, strange, strayLine }: SplitSections,
  bodyLine: number,
  { parts, facts }: FrontMatter,
  compiler: FormulaCompiler,
  files: ReadonlyMap<string, unknown>,
): ExerciseProblem[] {
  const problems: ExerciseProblem[] = []
  const report = (line: number, says: string, fix: string) =>
    problems.push({ file: exerciseFile, line, says, fix })

  for (const { heading, line, twice } of strange) {
    const says = twice ? `The section “${heading}” stands twice.` : `“${heading}” is not a section.`
    report(line, says, `Sections are ${sectionNames.join(', ')}; smaller headings begin with ###.`)
  }
  if (strayLine !== null) {
    report(strayLine, 'This text stands before any section.', 'Put it below ## Statement.')
  }
  for (const name of ['Statement', 'Solution'] as const) {
    if ((sections.get(name)?.markdown ?? '') === '') {
      report(bodyLine, `The section ${name} is missing or empty.`, `Add a line ## ${name} and text below it.`)
    }
  }
  for (const [name, section] of sections) {
    if (section.markdown.length > charactersMax) {
      const says = `The section ${name} is longer than ${charactersMax.toLocaleString('en')} characters.`
      report(section.line, says, 'Shorten it, or divide the exercise.')
      continue
    }
    checkImages(section, files, report)
    checkTemplates(name, section)
  }
  return problems

  function checkTemplates(name: SectionName, section: Section): void {
    const templates = findTemplates(section.markdown)
    if (templates.length > templatesMax) {
      const says = `The section ${name} has ${templates.length} templates; ${templatesMax} are the limit.`
      report(section.line, says, 'Say it with fewer.')
    }
    for (const { template, line, aloneOnLine } of templates.slice(0, templatesMax)) {
      const at = section.line + line
      if (template.is === 'formula') {
        compiler.shown(template.text, (_, says, fix) => report(at, says, fix), [])
        continue
      }
      if (template.is === 'facts') {
        const names = Object.keys(facts)
        if (name !== 'Solution') {
          report(
            at,
            `Facts stand in the section ${name}, where everyone sees them.`,
            'Move them to ## Solution.',
          )
        }
        if (!names.includes(template.table)) {
          report(at, `There is no table “${template.table}” of facts.`, tablesInWords(names))
        } else if (!aloneOnLine) {
          report(at, 'Facts stand within other text.', 'Give {{facts …}} a line of its own.')
        }
        continue
      }
      const part = parts.find(({ id }) => id === template.part)
      const is = template.is === 'answer' ? 'An answer' : 'A diagram'
      if (name !== 'Solution') {
        report(at, `${is} stands in the section ${name}, where everyone sees it.`, 'Move it to ## Solution.')
      }
      const bound = part && bindPart(part)
      if (bound?.judged !== 'at-once') {
        const ids = parts.flatMap((each) => (bindPart(each).judged === 'at-once' ? [each.id] : []))
        report(at, `“${template.part}” is no part that has an answer.`, `Such parts are: ${ids.join(', ')}.`)
        continue
      }
      if (template.is === 'answer') continue
      const missing = bound.diagram ? bound.diagram.missing() : noDiagram(template.part)
      if (missing) report(at, missing.says, missing.fix)
      else if (!aloneOnLine) {
        report(at, 'A diagram stands within other text.', 'Give {{diagram …}} a line of its own.')
      }
    }
  }
}

/** For an author who named one that there is not. */
export const tablesInWords = (names: readonly string[]): string =>
  names.length === 0 ? 'Write it under facts.' : `Tables are: ${names.join(', ')}.`

const noDiagram = (part: string) => ({
  says: `There is no diagram of “${part}”.`,
  fix: `Kinds of part that have one: ${kindsWithDiagram.join(', ')}.`,
})

function checkImages(
  section: Section,
  files: ReadonlyMap<string, unknown>,
  report: (line: number, says: string, fix: string) => void,
): void {
  let fenced = false
  for (const [index, text] of section.markdown.split('\n').entries()) {
    const line = section.line + index
    if (/^ {0,3}(?:```|~~~)/u.test(text)) fenced = !fenced
    if (fenced) continue
    const outsideCode = text.replaceAll(/`[^`]*`/gu, '')
    for (const [, alt = '', target = ''] of outsideCode.matchAll(/!\[([^[\]]*)\]\(<?([^\s()<>]*)/gu)) {
      if (alt.trim() === '') {
        const fix = 'Say between the brackets what it shows, for those who cannot see it.'
        report(line, `The image “${target}” has no text.`, fix)
      }
      if (!files.has(target)) {
        const says = `The image “${target}” is not in the exercise's folder.`
        report(line, says, 'Put the file there; images from elsewhere are not loaded.')
      }
    }
    const tag = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?>/iu.exec(
      outsideCode.replaceAll(/<https?:[^<>]*>/gu, ''),
    )?.[0]
    if (tag) report(line, `“${tag}” is HTML, which is not shown.`, 'Write Markdown, or `code` in backticks.')
  }
}
