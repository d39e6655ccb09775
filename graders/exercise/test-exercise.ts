// Graders are tested, too: a thousand variants of an exercise are generated, solved, answered rightly and
// wrongly, and judged. What an instructor wants to know before students do.

import { renderToString } from 'katex'
import { parametersInWords } from '#graders/exercise/checks/check-variants.ts'
import { type Exercise } from '#graders/exercise/exercise.ts'
import type {
  ExerciseFailure,
  ExerciseReport,
  ExpectationRow,
  MisconceptionRow,
} from '#graders/exercise/exercise-report.ts'
import type { ExerciseResult, PartResult } from '#graders/exercise/exercise-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { makeVariant } from '#graders/exercise/make-variant.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { solutionFor } from '#graders/exercise/solve-exercise.ts'
import { findMaths } from '#graders/exercise/source/template.ts'
import { judgeVariety } from '#graders/exercise/variant/judge-variety.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { makeScope } from '#graders/exercise/variant/scope.ts'
import { type PartCase } from '#graders/parts/part-kind.ts'
import { bindPart, namesOf } from '#graders/parts/registry.ts'
import { TimelineSchema } from '#protocols/timeline/timeline.ts'

const failuresKept = 20
const givenShownMax = 300
/** Of a sentence or of the numbers of a variant. */
const saidMax = 2_000
/** Typesetting is slow, and numbers do not change whether maths can be read: the first variants will do. */
const variantsTypeset = 20

/** Never throws for what an author got wrong: a variant that crashes is a failure with its seed. */
export function testExercise(
  exercise: Exercise,
  options: { variants: number; seed: string },
): ExerciseReport {
  const failures: ExerciseFailure[] = []
  let failureCount = 0
  const rows = new Map<string, ExpectationRow>()
  const counts = new Map<string, Map<number, number>>()
  const distinct = new Set<string>()
  const times: number[] = []
  const misconceptions = namedMisconceptions(exercise)

  for (let index = 0; index < options.variants; index += 1) {
    const seed = `${options.seed}/${index}`
    const startedMs = performance.now()
    let parameters: Parameters = {}
    const fail = (says: string) => {
      failureCount += 1
      if (failures.length >= failuresKept) return
      failures.push({
        seed,
        parameters: parametersInWords(parameters).slice(0, saidMax),
        says: says.slice(0, saidMax),
      })
    }
    const expectation: Expectation = (name, problem, shows) => {
      const idea = shows && misconceptions.find((each) => each.part === shows.part && each.id === shows.id)
      if (idea) {
        idea.given += 1
        if (problem === null) idea.caught += 1
      }
      const row = rows.get(name) ?? { name: name.slice(0, saidMax), held: 0, failed: 0 }
      rows.set(name, row)
      if (problem === null) row.held += 1
      else {
        row.failed += 1
        fail(`${name}: ${problem}`)
      }
    }
    try {
      parameters = makeVariant(exercise, seed)
      distinct.add(JSON.stringify(parameters))
      for (const [name, value] of Object.entries(parameters)) {
        const values = counts.get(name) ?? new Map<number, number>()
        values.set(value, (values.get(value) ?? 0) + 1)
        counts.set(name, values)
      }
      testVariant(exercise, parameters, expectation)
      if (index < variantsTypeset) testMaths(exercise, parameters, expectation)
    } catch (error) {
      fail(error instanceof Error ? `it crashed: ${error.message}` : 'it crashed')
    }
    times.push(performance.now() - startedMs)
  }

  const { failure, warnings } = judgeVariety(exercise, distinct.size, options.variants)
  if (failure !== null) {
    failureCount += 1
    failures.push({ seed: options.seed, parameters: '', says: failure })
  }
  for (const [index, test] of exercise.tests.entries()) {
    const name = nameOfTest(index, test)
    if (rows.has(name) || (test.when === undefined && failures.length > 0)) continue
    failureCount += 1
    const says =
      test.when === undefined ? 'what it names stood in no variant.' : `“${test.when}” held in no variant.`
    failures.push({ seed: options.seed, parameters: '', says: `${name}: ${says}` })
  }
  const sorted = times.toSorted((a, b) => a - b)
  return {
    exercise: exercise.id,
    variants: options.variants,
    seed: options.seed,
    distinct: distinct.size,
    histograms: [...counts].map(([parameter, values]) => ({
      parameter,
      counts: [...values].map(([value, count]) => ({ value, count })).toSorted((a, b) => a.value - b.value),
    })),
    expectations: [...rows.values()],
    misconceptions,
    warnings,
    failures,
    failureCount,
    msPerVariant: { median: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 },
  }
}

/** `shows`: the wrong idea that the answer shows, which the verdict should name. */
type Expectation = (name: string, problem: string | null, shows?: { part: string; id: string }) => void

const namedMisconceptions = ({ parts }: Exercise): MisconceptionRow[] =>
  parts.flatMap((part) => {
    const bound = bindPart(part)
    const ids = bound.judged === 'at-once' ? bound.misconceptions() : []
    return ids.map((id) => ({ part: part.id, id, given: 0, caught: 0 }))
  })

function testVariant(exercise: Exercise, parameters: Parameters, expectation: Expectation): void {
  const scope = makeScope(exercise, parameters)
  const presented = presentExercise(exercise, parameters)
  const texts = [presented.statement, ...presented.hints, ...presented.parts.map(({ ask }) => ask)]
  expectation('texts are filled in', absurdIn(texts))
  const solution = solutionFor(exercise, parameters)
  const shownInSolution = [
    solution.markdown.replaceAll(/\{\{diagram [^}]*\}\}/gu, ''),
    ...solution.answers.map(({ answer }) => answer),
  ]
  expectation('the solution is filled in', absurdIn(shownInSolution))
  const diagram = solution.diagrams.find(({ timeline }) => !TimelineSchema.safeParse(timeline).success)
  expectation('diagrams can be drawn', diagram ? `the diagram “${diagram.name}” is not a timeline` : null)

  // Tests often say what a case says, or the solution; what is the same is judged once.
  const judged = new Map<string, ExerciseResult>()
  const judge = (given: Readonly<Record<string, unknown>>) => {
    const key = JSON.stringify(given)
    const result = judged.get(key) ?? gradeResponse(exercise, parameters, ResponseSchema.parse(given))
    judged.set(key, result)
    return result
  }

  const right: Record<string, unknown> = {}
  for (const part of exercise.parts) {
    const bound = bindPart(part)
    if (bound.judged !== 'at-once') continue
    const [problem] = bound.variantProblems(scope)
    expectation(`${part.id}: numbers are sound and apart`, problem?.says ?? null)
    for (const each of bound.cases(scope)) {
      if (each.verdict.passed) right[part.id] = each.response
      const result = judge({ [part.id]: each.response }).parts.find((one) => one.part === part.id)
      const id = each.verdict.passed ? undefined : each.verdict.misconception
      const problem = result ? differs(each, result) : 'it was not judged'
      expectation(`${part.id}: ${each.name}`, problem, id === undefined ? undefined : { part: part.id, id })
    }
  }
  const solved = judge(right)
  expectation('the solution scores full marks', solved.score === 1 ? null : `it scores ${solved.score}`)
  const blank = judge({})
  expectation('the blank scores nothing', blank.score === 0 ? null : `it scores ${blank.score}`)

  for (const [index, test] of exercise.tests.entries()) {
    // First, because its texts may speak of what is there in these variants only.
    if (test.when !== undefined && scope.quantity(test.when).value !== 1) continue
    const response: Record<string, unknown> = {}
    let concerned = true
    for (const part of exercise.parts) {
      const bound = bindPart(part)
      const text = Object.hasOwn(test.response, part.id) ? test.response[part.id] : undefined
      if (text === undefined || bound.judged !== 'at-once') continue
      const given = bound.responseFrom(scope.fillExactly(text), scope)
      if (given === null) concerned = false
      response[part.id] = given
    }
    if (!concerned) continue
    const problem = failureOfTest(judge(response), response, test)
    const { misconception: id } = test
    const part = exercise.parts.find((each) => Object.hasOwn(response, each.id) && names(each, id))
    expectation(
      nameOfTest(index, test),
      problem,
      part && id !== undefined ? { part: part.id, id } : undefined,
    )
  }
}

function names(part: Exercise['parts'][number], id: string | undefined): boolean {
  const bound = bindPart(part)
  return id !== undefined && bound.judged === 'at-once' && bound.misconceptions().includes(id)
}

const nameOfTest = (index: number, { name, response }: Exercise['tests'][number]) =>
  `test ${index + 1}: ${name ?? describeTest(response)}`

function failureOfTest(
  result: ExerciseResult,
  response: Readonly<Record<string, unknown>>,
  test: Exercise['tests'][number],
): string | null {
  const judged = result.parts.filter(({ part }) => Object.hasOwn(response, part))
  const score = judged.reduce((sum, part) => sum + part.score, 0) / Math.max(1, judged.length)
  if (Math.abs(score - test.score) > 1e-9) {
    return `${JSON.stringify(response).slice(0, givenShownMax)} scores ${score}, not ${test.score}`
  }
  const found = judged.flatMap(({ outcome }) =>
    outcome.status === 'failed' ? [namesOf(outcome.mismatch)] : [],
  )
  const findings = found.flatMap(({ finding }) => finding ?? [])
  if (test.finding !== undefined && !findings.includes(test.finding)) {
    return `“${test.finding}” should be found; it is “${findings.join('”, “')}”`
  }
  const unmet = found.flatMap(({ requirement }) => requirement ?? [])
  if (test.requirement !== undefined && !unmet.includes(test.requirement)) {
    return `“${test.requirement}” should be the requirement that is not met; it is “${unmet.join('”, “')}”`
  }
  const recognised = judged.flatMap(({ outcome }) =>
    outcome.status === 'failed' && outcome.mismatch.code === 'misconception' ? [outcome.mismatch.id] : [],
  )
  if (test.misconception === undefined || recognised.includes(test.misconception)) return null
  const instead = recognised.length > 0 ? `“${recognised.join('”, “')}” was` : 'no misconception was'
  return `“${test.misconception}” should be recognised; ${instead}`
}

function differs({ verdict }: PartCase, { outcome, score }: PartResult): string | null {
  if (verdict.passed)
    return outcome.status === 'passed' && score === 1 ? null : `it is judged ${outcome.status}`
  if (outcome.status !== 'failed') return `it is judged ${outcome.status}`
  const { mismatch } = outcome
  if (mismatch.code !== verdict.code) return `it is judged ${mismatch.code}`
  if (mismatch.code !== 'misconception' || mismatch.id === verdict.misconception) return null
  return `it is taken for “${mismatch.id}”`
}

const describeTest = (response: Readonly<Record<string, string>>) =>
  Object.entries(response)
    .map(([part, text]) => `${part} = ${text.trim().replaceAll(/\s*\n\s*/gu, '; ')}`)
    .join(', ')

function testMaths(exercise: Exercise, parameters: Parameters, expectation: Expectation): void {
  const { statement, hints } = presentExercise(exercise, parameters)
  const { markdown } = solutionFor(exercise, parameters)
  expectation('maths can be typeset', untypesettable([statement, ...hints, markdown].flatMap(findMaths)))
}

function untypesettable(maths: ReturnType<typeof findMaths>): string | null {
  for (const { tex, display } of maths) {
    try {
      renderToString(tex, { displayMode: display, throwOnError: true, strict: 'ignore' })
    } catch (error) {
      return `“${tex.trim()}”: ${error instanceof Error ? error.message : 'unknown error'}`
    }
  }
  return null
}

/** A number as no person writes it; `%3E+7` is an encoded character before one. */
function absurdIn(texts: readonly string[]): string | null {
  for (const text of texts) {
    const found = /\{\{|NaN|Infinity|undefined|(?<!%)\d[eE][+-]?\d/u.exec(text)
    if (found) return `“${text.slice(Math.max(0, found.index - 20), found.index + 30)}” is shown`
  }
  return null
}
