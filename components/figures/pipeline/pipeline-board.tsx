'use client'
import { useState } from 'react'
import { type PipelineChange, pipelineReducer } from '#components/figures/pipeline/pipeline-reducer.ts'
import { StepRow } from '#components/figures/pipeline/step-row.tsx'
import { operationWords } from '#components/figures/pipeline/words.ts'
import { Announcer } from '#components/ui/announcer.tsx'
import { Button } from '#components/ui/button.tsx'
import {
  type Given,
  isPlayable,
  type Operation,
  type PipelineStep,
  playPipeline,
  stepsMax,
} from '#protocols/deduction/pipeline.ts'
import { tellTerm } from '#protocols/deduction/term.ts'

const shown = {
  sender: 'Alice',
  recipient: 'Bob',
  message: 'message',
  sessionKey: 'session key',
  nonce: 'nonce',
}

export interface PipelineBoardProps {
  steps: readonly PipelineStep[]
  /** What can be chosen. */
  givens: readonly Given[]
  operations: readonly Operation[]
  locked: boolean
  onSteps: (steps: PipelineStep[]) => void
}

/** Steps one below the other, each with lists to choose from; what the last one makes goes out. */
export function PipelineBoard({ steps, givens, operations, locked, onSteps }: PipelineBoardProps) {
  const [said, setSaid] = useState('')
  const played = steps.length === 0 || !isPlayable(steps) ? null : playPipeline(steps, shown)
  return (
    <>
      <p className="mt-3 text-15 font-semibold">What Alice does</p>
      <div className="mt-1 min-h-11 divide-y divide-line rounded border border-border bg-surface">
        {steps.length === 0 && <p className="px-3 py-2 text-muted">Nothing yet.</p>}
        {steps.map((step, at) => (
          <StepRow
            // oxlint-disable-next-line react/no-array-index-key -- a step is called by its place
            key={at}
            at={at}
            step={step}
            givens={givens}
            locked={locked}
            onChange={change}
          />
        ))}
      </div>
      {!locked && (
        <ul aria-label="Steps to add" className="mt-2 flex flex-wrap gap-2">
          {operations.map((operation) => (
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
          <span className="text-muted">{steps.length === 0 ? 'nothing yet' : 'more than can be shown'}</span>
        ) : played.ok ? (
          <span className="font-mono text-13 wrap-anywhere">{tellTerm(played.packet)}</span>
        ) : (
          <span className="text-muted">
            nothing yet. Step {played.step + 1}: {played.says}
          </span>
        )}
      </p>
      <Announcer message={said} />
    </>
  )

  function change(each: PipelineChange) {
    if (locked) return
    const after = pipelineReducer(steps, each)
    if (each.do === 'add') setSaid(`Step ${after.length}: ${operationWords[each.operation]}`)
    if (each.do === 'remove') setSaid(`Step ${each.at + 1} taken out`)
    onSteps(after)
  }
}
