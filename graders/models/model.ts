// A model plays a situation out and says what came of it. Formulas are checks of it, not the other way round.
import type { ConventionId, Conventions } from '#graders/models/conventions.ts'
import type { Dimension } from '#protocols/quantity/unit.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

export interface ModelInput {
  dimension: Dimension
  /** In base units; an input without one must be given. */
  otherwise?: number
  /** What it may be: anything from 0, unless this says less. Two numbers are whole ones, from the first to the last. */
  allowed?: 'above-zero' | 'share' | readonly [from: number, to: number]
  /** For authors: what it is of the situation. */
  says: string
}

export interface ModelOutput {
  dimension: Dimension
  /** For authors: what of the result it is. */
  says: string
}

export interface Model {
  /** As exercises write it, for good: published ones name it. */
  name: string
  /** For authors: what it plays out. */
  says: string
  inputs: Readonly<Record<string, ModelInput>>
  outputs: Readonly<Record<string, ModelOutput>>
  /** Switches without which the model does not know what to count. */
  conventions: readonly ConventionId[]
  /**
   * Output name to value in base units. `inputs` has every input, in base units. Throws a RangeError, which the author
   * reads, on numbers that cannot be; what never ends takes `Infinity`.
   */
  run: (inputs: ReadonlyMap<string, number>, conventions: Conventions) => ReadonlyMap<string, number>
  /** The same situation as a space-time diagram, where the model has one. */
  draw?: (inputs: ReadonlyMap<string, number>, conventions: Conventions) => Timeline
}

type Given<In extends string> = (input: In) => number

interface ModelSpec<In extends string, Out extends string> {
  name: string
  says: string
  inputs: Readonly<Record<In, ModelInput>>
  outputs: Readonly<Record<Out, ModelOutput>>
  conventions?: readonly ConventionId[]
  run: (given: Given<In>, conventions: Conventions) => Readonly<Record<Out, number>>
  draw?: (given: Given<In>, conventions: Conventions) => Timeline
}

/**
 * A model whose inputs and outputs the type checker holds against what it declares, and whose numbers are held against
 * what its inputs allow before it runs.
 */
export function defineModel<In extends string, Out extends string>(spec: ModelSpec<In, Out>): Model {
  const { name, says, inputs, outputs, conventions = [], draw } = spec
  function reader(values: ReadonlyMap<string, number>): Given<In> {
    for (const [id, input] of Object.entries<ModelInput>(inputs)) {
      const value = values.get(id)
      if (value === undefined) throw new Error(`the model ${name} was run without “${id}”`)
      const wanted = refuseValue(value, input)
      if (wanted !== null) throw new RangeError(`“${id}” must be ${wanted}`)
    }
    return (id) => values.get(id) ?? Number.NaN
  }
  return {
    name,
    says,
    inputs,
    outputs,
    conventions,
    run: (values, chosen) => new Map(Object.entries<number>(spec.run(reader(values), chosen))),
    ...(draw ? { draw: (values, chosen) => draw(reader(values), chosen) } : {}),
  }
}

/** In base units; what is larger, or a rate as small, makes sums that no longer are numbers. */
const largest = 1e15

/** What the value should have been; null when it is. */
function refuseValue(value: number, { allowed }: ModelInput): string | null {
  const words = wordsForAllowed(allowed)
  if (value > largest) return 'smaller: nothing in a course is so large'
  if (!(value >= 0)) return words
  if (allowed === undefined) return null
  if (allowed === 'above-zero') return value >= 1 / largest ? null : words
  if (allowed === 'share') return value <= 1 ? null : words
  return Number.isInteger(value) && value >= allowed[0] && value <= allowed[1] ? null : words
}

/** "more than 0", "from 0 to 1", "a whole number from 1 to 1,000". */
export function wordsForAllowed(allowed: ModelInput['allowed']): string {
  if (allowed === undefined) return 'from 0'
  if (allowed === 'above-zero') return 'more than 0'
  if (allowed === 'share') return 'from 0 to 1'
  return `a whole number from ${allowed[0]} to ${allowed[1].toLocaleString('en')}`
}

/** The same input of each of several things, by their numbers: rate1, rate2, … */
export function ofEach<Name extends string, Which extends number>(
  name: Name,
  numbers: readonly Which[],
  input: (which: number) => ModelInput,
): Record<`${Name}${Which}`, ModelInput>
export function ofEach(
  name: string,
  numbers: readonly number[],
  input: (which: number) => ModelInput,
): Record<string, ModelInput> {
  return Object.fromEntries(numbers.map((which) => [`${name}${which}`, input(which)]))
}
