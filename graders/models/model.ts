// A model plays a situation out and says what came of it. Formulas are checks of it, not the other way round.
import type { ConventionId, Conventions } from '#graders/models/conventions.ts'
import type { Dimension } from '#protocols/quantity/unit.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

export interface ModelInput {
  dimension: Dimension
  /** In base units; an input without one must be given. */
  otherwise?: number
}

export interface ModelRun {
  /** Output name to value in base units. */
  outputs: ReadonlyMap<string, number>
  timeline: Timeline
}

export interface Model {
  inputs: Readonly<Record<string, ModelInput>>
  outputs: Readonly<Record<string, Dimension>>
  /** Switches without which the model does not know what to count. */
  conventions: readonly ConventionId[]
  /** `inputs` has every input, in base units. Throws a RangeError on numbers that cannot be. */
  run(inputs: ReadonlyMap<string, number>, conventions: Conventions): ModelRun
}
