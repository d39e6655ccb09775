import { inputsMax, type PipelineStep, stepsMax } from '#protocols/deduction/pipeline.ts'
import { readPipeline, writePipeline } from '#protocols/deduction/pipeline-text.ts'

const stepsTextMax = 1_500

/** What the address holds; `otherwise` where it holds no steps that can be read. */
export function readPipelineAddress(
  given: URLSearchParams,
  otherwise: readonly PipelineStep[],
): readonly PipelineStep[] {
  const text = given.get('steps')
  if (text === null) return otherwise
  const read = readPipeline(text.slice(0, stepsTextMax))
  if (!read.ok) return otherwise
  return read.steps.slice(0, stepsMax).map((step) => ({ ...step, on: step.on.slice(0, inputsMax) }))
}

/** With a question mark in front. */
export const writePipelineAddress = (steps: readonly PipelineStep[]): string =>
  `?${new URLSearchParams({ steps: writePipeline(steps) })}`
