import { type Exercise } from '#graders/exercise/exercise.ts'
import { holds } from '#graders/exercise/formula/evaluate-formula.ts'
import { type FactsTable, placeOf } from '#graders/exercise/source/facts-table.ts'
import type { Parameter } from '#graders/exercise/source/front-matter.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { compiled, valuesOf } from '#graders/exercise/variant/scope.ts'
import { makeRandom, type Random } from '#graders/random.ts'

export const drawsMax = 10_000

/**
 * The same exercise version and seed give the same numbers, on any machine, for ever. Parameters are drawn in
 * the order in which the exercise declares them, all of them again until every requirement holds.
 */
export function makeVariant(exercise: Exercise, seed: string): Parameters {
  const drawn = drawVariant(exercise, seed)
  if (!drawn) throw new Error(`${exercise.id}: no draw of ${drawsMax} met the requirements (seed ${seed})`)
  return drawn.parameters
}

/** As `makeVariant`, telling how many draws it took; null when none of them met the requirements. */
export function drawVariant(
  exercise: Exercise,
  seed: string,
): { parameters: Parameters; tries: number } | null {
  const random = makeRandom(seed)
  const requirements = exercise.require.map((text) => compiled(exercise, text).formula)
  for (let tries = 1; tries <= drawsMax; tries += 1) {
    const parameters: Parameters = {}
    for (const [name, parameter] of Object.entries(exercise.parameters))
      parameters[name] = draw(parameter, random)
    const values = valuesOf(exercise, parameters)
    if (requirements.every((requirement) => holds(requirement, values))) {
      for (const [name, facts] of Object.entries(exercise.facts)) {
        for (const [index, row] of drawRows(facts, random).entries())
          parameters[placeOf(name, index + 1)] = row
      }
      return { parameters, tries }
    }
  }
  return null
}

/** Numbers of rows from 1, none of them twice (Fisher and Yates). */
function drawRows({ rows, take }: FactsTable, random: Random): number[] {
  const numbers = rows.map((_, index) => index + 1)
  for (let place = 0; place < take; place += 1) {
    const from = place + random.below(numbers.length - place)
    const [here, there] = [numbers[place], numbers[from]]
    if (here !== undefined && there !== undefined) [numbers[place], numbers[from]] = [there, here]
  }
  return numbers.slice(0, take)
}

function draw(parameter: Parameter, random: Random): number {
  const { integer, choice, step = 1 } = parameter
  if (integer) return integer[0] + step * random.below(Math.floor((integer[1] - integer[0]) / step) + 1)
  const value = choice?.[random.below(choice.length)]
  if (value === undefined) throw new Error('variant: a parameter passed the schema without integer or choice')
  return value
}
