// Mistakes that show only once numbers are drawn. Loading looks at a fixed sample; `testExercise` at many more.
import { type Exercise } from '#graders/exercise/exercise.ts'
import { type ReportProblem } from '#graders/exercise/exercise-problem.ts'
import { drawVariant } from '#graders/exercise/make-variant.ts'
import { makeScope } from '#graders/exercise/variant/scope.ts'
import { bindPart } from '#graders/parts/registry.ts'

const sampled = 100
/** A requirement that turns away more draws than this for each one it lets through is a mistake. */
const drawsPerVariantMax = 20

export function checkVariants(exercise: Exercise, report: ReportProblem): void {
  if (exercise.parts.every((part) => bindPart(part).judged === 'by-checks')) return
  const said = new Set<string>()
  let draws = 0
  for (let index = 0; index < sampled; index += 1) {
    const seed = `load ${index}`
    const drawn = drawVariant(exercise, seed)
    draws += drawn?.tries ?? 0
    if (!drawn || draws > drawsPerVariantMax * (index + 10)) {
      const says = 'The requirements almost never hold: fewer than 1 draw in 20 meets them.'
      report(['require'], says, 'Loosen a requirement, or narrow the ranges of the parameters.')
      return
    }
    try {
      const scope = makeScope(exercise, drawn.parameters)
      for (const [part, each] of exercise.parts.entries()) {
        const bound = bindPart(each)
        if (bound.judged !== 'at-once') continue
        for (const { at, says, fix } of bound.variantProblems(scope)) {
          const path = ['parts', part, ...at]
          // The same mistake shows in many variants with other numbers; one is enough.
          const key = path.join('.')
          if (!said.has(key))
            report(path, `${says} It happens with ${parametersInWords(drawn.parameters)}.`, fix)
          said.add(key)
        }
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      const says = `The model cannot run with ${parametersInWords(drawn.parameters)}: ${error.message}.`
      report(['parts'], says, 'Narrow the parameters or add a requirement.')
      return
    }
  }
}

/** "rtt = 20, objects = 7", for messages to authors. */
export function parametersInWords(parameters: Readonly<Record<string, number>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')
}
