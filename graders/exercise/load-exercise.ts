// Reads an exercise's folder into an exercise, or into everything that is wrong with it.
//
// exercise.md is YAML front matter (front-matter.ts), then the sections Statement, Hints and Solution in
// Markdown with maths between dollars. Texts may hold `{{formula}}` templates, and the Solution a line
// `{{diagram PART}}`, which stays in the Markdown for whoever renders it (template.ts). No code is run or
// imported: a lab's lab.ts and hidden.ts are read by the harness in a cell and by nothing else.

import { checkSections, tablesInWords } from '#graders/exercise/checks/check-sections.ts'
import { checkVariants } from '#graders/exercise/checks/check-variants.ts'
import type { Exercise } from '#graders/exercise/exercise.ts'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import { exerciseFile, type ReportProblem } from '#graders/exercise/exercise-problem.ts'
import { makeFormulaCompiler } from '#graders/exercise/formula/compile-formulas.ts'
import type { FrontMatter } from '#graders/exercise/source/front-matter.ts'
import { parseFrontMatter } from '#graders/exercise/source/parse-front-matter.ts'
import { splitHints, splitSections } from '#graders/exercise/source/split-sections.ts'
import { findTemplates } from '#graders/exercise/source/template.ts'
import { conventionChoices, conventionsNeeded } from '#graders/models/conventions.ts'
import type { FactsUse, PartPath } from '#graders/parts/part-kind.ts'
import { bindPart } from '#graders/parts/registry.ts'

export type LoadedExercise = { ok: true; exercise: Exercise } | { ok: false; problems: ExerciseProblem[] }

const exerciseBytesMax = 256 * 1_024
const problemsMax = 100

/**
 * `files`: path within the exercise's folder to content. Never throws on what an author wrote. `sampling` false leaves out
 * what shows only once numbers are drawn, and most of the time: for what was loaded with it before it was published.
 */
export function loadExercise(
  files: ReadonlyMap<string, Uint8Array>,
  { sampling = true }: { sampling?: boolean } = {},
): LoadedExercise {
  const bytes = files.get(exerciseFile)
  if (!bytes) return refuse('The folder has no exercise.md.', 'Add it; every exercise begins with that file.')
  if (bytes.byteLength > exerciseBytesMax) {
    return refuse(`exercise.md is larger than ${exerciseBytesMax / 1_024} KiB.`, 'Shorten it.')
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    return refuse('exercise.md is not UTF-8 text.', 'Save it as UTF-8.')
  }

  const read = parseFrontMatter(text)
  if (!read.ok) return read
  const { head: frontMatter, body, bodyLine, lineOf } = read.parsed
  const problems: ExerciseProblem[] = []
  const report: ReportProblem = (path, says, fix) => {
    const line = lineOf(path)
    const known = problems.some((problem) => problem.line === line && problem.says === says)
    if (!known) problems.push({ file: exerciseFile, line, says, fix })
  }

  const compiler = makeFormulaCompiler(frontMatter, report)
  for (const [index, requirement] of frontMatter.require.entries()) {
    compiler.requirement(requirement, report, ['require', index])
  }
  checkConventions(frontMatter, report)
  checkFixed(frontMatter, report)
  checkParts(frontMatter, compiler, report)
  checkTests(frontMatter, compiler, report)
  const split = splitSections(body, bodyLine)
  problems.push(...checkSections(split, bodyLine, frontMatter, compiler, files))
  for (const kind of ['parameters', 'let'] as const) {
    for (const name of Object.keys(frontMatter[kind])) {
      if (!compiler.used.has(name))
        report([kind, name], `“${name}” is not used anywhere.`, 'Use it, or remove it.')
    }
  }
  const usedFacts = frontMatter.parts.flatMap((part) => {
    const bound = bindPart(part)
    return bound.judged === 'at-once' ? bound.facts().map(({ table }) => table) : []
  })
  for (const name of Object.keys(frontMatter.facts)) {
    if (!usedFacts.includes(name))
      report(['facts', name], `No part is made of “${name}”.`, 'Use it, or remove it.')
  }
  const hints = splitHints(split.sections.get('Hints')?.markdown ?? '')
  checkHintCosts(frontMatter, hints.length, report)
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) }

  const exercise: Exercise = {
    ...frontMatter,
    statement: split.sections.get('Statement')?.markdown ?? '',
    hints,
    solution: split.sections.get('Solution')?.markdown ?? '',
    formulas: compiler.formulas,
  }
  if (sampling) checkVariants(exercise, report)
  return problems.length > 0 ? { ok: false, problems: inOrder(problems) } : { ok: true, exercise }
}

function refuse(says: string, fix: string): LoadedExercise {
  return { ok: false, problems: [{ file: exerciseFile, line: 1, says, fix }] }
}

/** By line, and no more than anybody would read. */
const inOrder = (problems: readonly ExerciseProblem[]) =>
  problems.toSorted((a, b) => a.line - b.line).slice(0, problemsMax)

function checkHintCosts({ hintCosts }: FrontMatter, hints: number, report: ReportProblem): void {
  if (hintCosts.length > hints) {
    const says = `Costs that are named: ${hintCosts.length}; hints: ${hints}.`
    report(['hintCosts'], says, 'Each item of the list under ## Hints is one hint: leave one cost for each.')
  }
  if (hintCosts.reduce((sum, cost) => sum + cost, 0) <= 100) return
  report(['hintCosts'], 'The hints together cost more than all points.', 'Lower them: at most 100 in all.')
}

function checkFixed({ fixed, parameters, facts }: FrontMatter, report: ReportProblem): void {
  if (!fixed) return
  for (const name of Object.keys(facts)) {
    const says = `The exercise is fixed, and “${name}” is drawn from several rows.`
    report(['facts', name], says, 'List them in the part, or remove fixed: true.')
  }
  for (const [name, { integer, choice }] of Object.entries(parameters)) {
    const one = integer ? integer[0] === integer[1] : new Set(choice).size === 1
    if (one) continue
    const says = `The exercise is fixed, and “${name}” has more than one value.`
    report(['parameters', name], says, 'Leave it one value, choice: [20], or remove fixed: true.')
  }
}

function checkConventions({ topic, conventions }: FrontMatter, report: ReportProblem): void {
  for (const id of conventionsNeeded(topic)) {
    if (conventions[id] !== undefined) continue
    const says = `An exercise on ${topic} must say which convention “${id}” it follows: textbooks differ.`
    const path = Object.keys(conventions).length > 0 ? ['conventions'] : ['topic']
    report(path, says, `Add ${id}: ${conventionChoices(id).join(' or ')} under conventions.`)
  }
}

function checkParts(
  { parts, facts }: FrontMatter,
  compiler: ReturnType<typeof makeFormulaCompiler>,
  report: ReportProblem,
): void {
  const ids = new Set<string>()
  for (const [index, part] of parts.entries()) {
    const here = ['parts', index]
    if (ids.has(part.id)) report([...here, 'id'], `Two parts are called “${part.id}”.`, 'Rename one.')
    ids.add(part.id)
    const bound = bindPart(part)
    if (bound.judged === 'by-checks') {
      if (parts.length === 1) continue
      report(here, 'A lab is the only part of its exercise.', 'Make an exercise of its own for the program.')
      continue
    }
    for (const { at, says, fix } of bound.problems()) report([...here, ...at], says, fix)
    for (const { at, source, dimensions, comparison } of bound.claims()) {
      if (comparison && typeof source === 'string') compiler.requirement(source, report, [...here, ...at])
      else compiler.source(source, report, [...here, ...at], dimensions)
    }
    checkFacts(bound.facts(), facts, (at, says, fix) => report([...here, ...at], says, fix))
    for (const { at, text } of bound.texts()) {
      for (const { template } of findTemplates(text)) {
        if (template.is === 'formula') compiler.shown(template.text, report, [...here, ...at])
        else report([...here, ...at], `{{${template.is} …}} stands outside the Solution.`, 'Remove it.')
      }
    }
  }
}

function checkFacts(
  uses: readonly FactsUse[],
  facts: FrontMatter['facts'],
  report: (at: PartPath, says: string, fix: string) => void,
): void {
  for (const { at, table, columns } of uses) {
    const found = Object.hasOwn(facts, table) ? facts[table] : undefined
    if (!found) {
      report(at, `There is no table “${table}” of facts.`, tablesInWords(Object.keys(facts)))
      continue
    }
    const known = Object.keys(found.rows[0] ?? {})
    for (const { at: where, name } of columns) {
      if (known.includes(name)) continue
      report(where, `The table “${table}” has no column “${name}”.`, `It has ${known.join(', ')}.`)
    }
  }
}

function checkTests(
  { parts, tests }: FrontMatter,
  compiler: ReturnType<typeof makeFormulaCompiler>,
  report: ReportProblem,
): void {
  const misconceptions = new Map<string, readonly string[]>()
  for (const part of parts) {
    const bound = bindPart(part)
    if (bound.judged === 'at-once') misconceptions.set(part.id, bound.misconceptions())
  }
  for (const [index, test] of tests.entries()) {
    const here = ['tests', index]
    for (const [part, text] of Object.entries(test.response)) {
      const path = [...here, 'response', part]
      if (!misconceptions.has(part))
        report(path, `There is no part “${part}” to answer.`, 'Name a part by its id.')
      for (const { template } of findTemplates(text)) {
        if (template.is === 'formula') compiler.shown(template.text, report, path)
        else report(path, 'A test says its answers in formulas.', 'Write {{formula}}.')
      }
    }
    if (test.when !== undefined) compiler.requirement(test.when, report, [...here, 'when'])
    const { misconception: id } = test
    const known = Object.keys(test.response).flatMap((part) => misconceptions.get(part) ?? [])
    if (id !== undefined && !known.includes(id)) {
      report(
        [...here, 'misconception'],
        `No part of this response has a misconception “${id}”.`,
        'Use the id of one.',
      )
    }
  }
  for (const id of misconceptions.keys()) {
    const about = tests.filter((test) => Object.hasOwn(test.response, id))
    const index = parts.findIndex((part) => part.id === id)
    if (!about.some(({ score }) => score === 1)) {
      const fix = `Add under tests: { response: { ${id}: "{{ … }}" }, score: 1 }.`
      report(['parts', index, 'id'], `No test shows a right answer to “${id}”.`, fix)
    }
    if (!about.some(({ score }) => score < 1)) {
      const fix = `Add under tests: { response: { ${id}: "{{ … }}" }, score: 0 }.`
      report(['parts', index, 'id'], `No test shows a wrong answer to “${id}” being caught.`, fix)
    }
  }
}
