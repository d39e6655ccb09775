'use client'
import { useState } from 'react'
import type { PartProps } from '#components/parts/part-props.ts'
import { PipelineDetail } from '#components/parts/pipeline/pipeline-detail.tsx'
import { type PipelineChange, pipelineReducer } from '#components/parts/pipeline/pipeline-reducer.ts'
import { StepRow } from '#components/parts/pipeline/step-row.tsx'
import { operationWords } from '#components/parts/pipeline/words.ts'
import { widget } from '#components/parts/widget.ts'
import { Announcer } from '#components/ui/announcer.tsx'
import { Button } from '#components/ui/button.tsx'
import { pipelineReadability } from '#graders/parts/pipeline/live/pipeline-readability.ts'
import type { PipelineFeedback, PipelineRight } from '#graders/parts/pipeline/pipeline-feedback.ts'
import { type PipelineResponse, PipelineResponseSchema } from '#graders/parts/pipeline/pipeline-response.ts'
import type { PresentedPipeline } from '#graders/parts/pipeline/presented-pipeline.ts'
import { playPipeline, stepsMax } from '#protocols/deduction/pipeline.ts'
import { tellTerm } from '#protocols/deduction/term.ts'

type Props = PartProps<PresentedPipeline, PipelineResponse, PipelineFeedback, PipelineRight>

const shown = {
  sender: 'Alice',
  recipient: 'Bob',
  message: 'message',
  sessionKey: 'session key',
  nonce: 'nonce',
}

/** Steps one below the other, each with lists to choose from; what the last one makes goes out. */
function PipelineWidget({ part, answer, onAnswer, locked }: Props) {
  const steps = answer?.steps ?? part.start
  const [said, setSaid] = useState('')
  const played = steps.length === 0 ? null : playPipeline(steps, shown)
  return (
    <div className="max-w-measure">
      <p className="text-15 font-semibold">What has to hold</p>
      <ul className="mt-1 list-disc pl-5">
        {part.requirements.map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
      <p className="mt-3 text-15 font-semibold">What Alice does</p>
      <div className="mt-1 min-h-11 divide-y divide-line rounded border border-border bg-surface">
        {steps.length === 0 && <p className="px-3 py-2 text-muted">Nothing yet.</p>}
        {steps.map((step, at) => (
          <StepRow
            // oxlint-disable-next-line react/no-array-index-key -- a step is called by its place
            key={at}
            at={at}
            step={step}
            givens={part.givens}
            locked={locked}
            onChange={change}
          />
        ))}
      </div>
      {!locked && (
        <ul aria-label="Steps to add" className="mt-2 flex flex-wrap gap-2">
          {part.operations.map((operation) => (
            <li key={operation} className="max-w-full">
              <Button
                isDisabled={steps.length >= stepsMax}
                className="h-auto max-w-full py-1.5 text-left whitespace-normal"
                onPress={() => change({ do: 'add', operation })}
              >
                <span>
                  <span className="sr-only">Add a step: </span>
                  {operationWords[operation]}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 min-h-12">
        <span className="text-15 font-semibold">What goes out: </span>
        {played === null ? (
          <span className="text-muted">nothing yet</span>
        ) : played.ok ? (
          <span className="font-mono text-13 wrap-anywhere">{tellTerm(played.packet)}</span>
        ) : (
          <span className="text-muted">
            nothing yet. Step {played.step + 1}: {played.says}
          </span>
        )}
      </p>
      <Announcer message={said} />
    </div>
  )

  function change(each: PipelineChange) {
    if (locked) return
    const after = pipelineReducer(steps, each)
    if (each.do === 'add') setSaid(`Step ${after.length}: ${operationWords[each.operation]}`)
    if (each.do === 'remove') setSaid(`Step ${each.at + 1} taken out`)
    onAnswer({ kind: part.kind, steps: after })
  }
}

export const pipelineWidget = widget('pipeline', {
  response: PipelineResponseSchema,
  Widget: PipelineWidget,
  Detail: PipelineDetail,
  readability: pipelineReadability,
  begun: ({ start }) => (start.length === 0 ? null : { kind: 'pipeline', steps: [...start] }),
})
