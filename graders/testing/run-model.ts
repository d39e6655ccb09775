// For tests: what a model says, by the names of its outputs. Numbers are in base units: microseconds, bits, metres.
import type { Conventions } from '#graders/models/conventions.ts'
import type { Model } from '#graders/models/model.ts'

export function runModel(
  model: Model,
  given: Readonly<Record<string, number>>,
  conventions: Conventions = {},
): Record<string, number> {
  return Object.fromEntries(model.run(withDefaults(model, given), conventions))
}

/** What was given, and what the model takes where nothing is. */
export function withDefaults(
  { inputs }: Model,
  given: Readonly<Record<string, number>>,
): Map<string, number> {
  const strange = Object.keys(given).filter((name) => !Object.hasOwn(inputs, name))
  if (strange.length > 0) throw new Error(`the model takes no ${strange.join(', ')}`)
  return new Map(
    Object.entries(inputs).flatMap(([name, { otherwise }]): [string, number][] => {
      const value = given[name] ?? otherwise
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
