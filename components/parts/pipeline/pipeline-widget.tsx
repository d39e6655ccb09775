'use client'
import { PipelineBoard } from '#components/figures/pipeline/pipeline-board.tsx'
import type { PartProps } from '#components/parts/part-props.ts'
import { PipelineDetail } from '#components/parts/pipeline/pipeline-detail.tsx'
import { widget } from '#components/parts/widget.ts'
import { pipelineReadability } from '#graders/parts/pipeline/live/pipeline-readability.ts'
import type { PipelineFeedback, PipelineRight } from '#graders/parts/pipeline/pipeline-feedback.ts'
import { type PipelineResponse, PipelineResponseSchema } from '#graders/parts/pipeline/pipeline-response.ts'
import type { PresentedPipeline } from '#graders/parts/pipeline/presented-pipeline.ts'

type Props = PartProps<PresentedPipeline, PipelineResponse, PipelineFeedback, PipelineRight>

/** What has to hold, and the steps. */
function PipelineWidget({ part, answer, onAnswer, locked }: Props) {
  return (
    <div className="max-w-measure">
      <p className="text-15 font-semibold">What has to hold</p>
      <ul className="mt-1 list-disc pl-5">
        {part.requirements.map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
      <PipelineBoard
        steps={answer?.steps ?? part.start}
        givens={part.givens}
        operations={part.operations}
        locked={locked}
        onSteps={(steps) => onAnswer({ kind: part.kind, steps })}
      />
    </div>
  )
}

export const pipelineWidget = widget('pipeline', {
  response: PipelineResponseSchema,
  Widget: PipelineWidget,
  Detail: PipelineDetail,
  readability: pipelineReadability,
  begun: ({ start }) => (start.length === 0 ? null : { kind: 'pipeline', steps: [...start] }),
})
