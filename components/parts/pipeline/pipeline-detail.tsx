import type { PartDetailProps } from '#components/parts/part-props.ts'
import { CheckIcon, XIcon } from '#components/ui/icons.tsx'
import type { PipelineFeedback, PipelineRight } from '#graders/parts/pipeline/pipeline-feedback.ts'
import type { PipelineResponse } from '#graders/parts/pipeline/pipeline-response.ts'
import type { PresentedPipeline } from '#graders/parts/pipeline/presented-pipeline.ts'

type Props = PartDetailProps<PresentedPipeline, PipelineResponse, PipelineFeedback, PipelineRight>

/** Whether each requirement holds, and what Trudy does where it does not. */
export function PipelineDetail({ feedback, right }: Props) {
  if (feedback === null) return null
  return (
    <>
      <ol aria-label="Requirements" className="list-decimal pl-6">
        {feedback.requirements.map(({ says, met, attack }) => (
          <li key={says} className="py-1">
            {says}{' '}
            <span
              className={`inline-flex items-center gap-1 text-13 font-semibold whitespace-nowrap ${met ? 'text-pass' : 'text-fail'}`}
            >
              {met ? <CheckIcon className="size-4" /> : <XIcon className="size-4" />}
              {met ? 'Holds' : 'Does not hold'}
            </span>
            {attack.length > 0 && (
              <ol className="mt-1 list-decimal rounded border border-line bg-background py-2 pr-3 pl-8 text-13">
                {attack.map((step) => (
                  <li key={step} className="wrap-anywhere">
                    {step}.
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
      {right && (
        <p>
          One that holds: <span className="font-mono text-13 wrap-anywhere">{right.packet}</span>
        </p>
      )}
    </>
  )
}
