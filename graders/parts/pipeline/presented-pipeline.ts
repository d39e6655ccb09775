import type { Given, Operation, PipelineStep } from '#protocols/deduction/pipeline.ts'

/** A pipeline to be built, as the student sees it. */
export interface PresentedPipeline {
  id: string
  kind: 'pipeline'
  ask: string
  points: number
  givens: readonly Given[]
  operations: readonly Operation[]
  requirements: readonly string[]
  start: readonly PipelineStep[]
}
