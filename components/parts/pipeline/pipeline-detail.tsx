import { RequirementList } from '#components/figures/pipeline/requirement-list.tsx'
import type { PartDetailProps } from '#components/parts/part-props.ts'
import type { PipelineFeedback, PipelineRight } from '#graders/parts/pipeline/pipeline-feedback.ts'
import type { PipelineResponse } from '#graders/parts/pipeline/pipeline-response.ts'
import type { PresentedPipeline } from '#graders/parts/pipeline/presented-pipeline.ts'

type Props = PartDetailProps<PresentedPipeline, PipelineResponse, PipelineFeedback, PipelineRight>

/** Whether each requirement holds, and what Trudy does where it does not. */
export function PipelineDetail({ feedback, right }: Props) {
  if (feedback === null) return null
  return (
    <>
      <RequirementList requirements={feedback.requirements} />
      {right && (
        <p>
          One that holds: <span className="font-mono text-13 wrap-anywhere">{right.packet}</span>
        </p>
      )}
    </>
  )
}
