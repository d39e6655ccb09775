// What can be done with a pipeline: pure.
import {
  inputsMax,
  type Operation,
  type PipelineStep,
  type Source,
  stepsMax,
} from '#protocols/deduction/pipeline.ts'

export type PipelineChange =
  | { do: 'add'; operation: Operation }
  | { do: 'remove'; at: number }
  | { do: 'input'; at: number; input: number; to: Source | null }
  | { do: 'key'; at: number; to: Source | null }
  | { do: 'of'; at: number; to: PipelineStep['of'] | null }

export function pipelineReducer(steps: readonly PipelineStep[], change: PipelineChange): PipelineStep[] {
  if (change.do === 'add') {
    return steps.length < stepsMax ? [...steps, { does: change.operation, on: [] }] : [...steps]
  }
  if (change.do === 'remove')
    return steps.flatMap((step, at) => (at === change.at ? [] : [without(step, change.at)]))
  return steps.map((step, at) => (at === change.at ? changed(step, change) : step))
}

function changed(
  step: PipelineStep,
  change: Exclude<PipelineChange, { do: 'add' | 'remove' }>,
): PipelineStep {
  const { key, of, ...rest } = step
  switch (change.do) {
    case 'key':
      return { ...rest, ...(of ? { of } : {}), ...(change.to === null ? {} : { key: change.to }) }
    case 'of':
      return { ...rest, ...(key === undefined ? {} : { key }), ...(change.to ? { of: change.to } : {}) }
    case 'input': {
      const slots = Array.from({ length: inputsMax }, (_, index) => step.on[index] ?? null)
      const on = slots.with(change.input, change.to).flatMap((source) => (source === null ? [] : [source]))
      return { ...step, on }
    }
  }
}

/** Steps after one that goes are counted anew; what took it takes nothing. */
function without(step: PipelineStep, gone: number): PipelineStep {
  const moved = (source: Source): Source[] =>
    typeof source === 'string' || source < gone ? [source] : source === gone ? [] : [source - 1]
  const { key, ...rest } = step
  const [left] = key === undefined ? [] : moved(key)
  return { ...rest, on: step.on.flatMap(moved), ...(left === undefined ? {} : { key: left }) }
}
