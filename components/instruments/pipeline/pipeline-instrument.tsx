'use client'
import { useDeferredValue, useState } from 'react'
import { PipelineBoard } from '#components/figures/pipeline/pipeline-board.tsx'
import { InstrumentActions } from '#components/instruments/instrument-actions.tsx'
import { examplePipelines } from '#components/instruments/pipeline/example-pipelines.ts'
import { writePipelineAddress } from '#components/instruments/pipeline/pipeline-address.ts'
import { TrudysView } from '#components/instruments/pipeline/trudys-view.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { givens, operations, type PipelineStep } from '#protocols/deduction/pipeline.ts'

/** What Alice does with a message before she sends it, and what Trudy can do with what she hears. */
export function PipelineInstrument({ initial }: { initial: readonly PipelineStep[] }) {
  const [steps, setSteps] = useState(initial)
  const shown = useDeferredValue(steps)
  const query = writePipelineAddress(steps)
  const example = examplePipelines.find((each) => writePipelineAddress(each.steps) === query)
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-8 lg:grid lg:grid-cols-2 lg:items-start lg:gap-x-12">
        <div className="min-w-0">
          <Select
            label="Begin with"
            options={[{ id: '', name: 'your own' }, ...examplePipelines]}
            value={example?.id ?? ''}
            onChange={(id) => setSteps(examplePipelines.find((each) => each.id === id)?.steps ?? [])}
            className="print:hidden"
          />
          <PipelineBoard
            steps={steps}
            givens={givens}
            operations={operations}
            locked={false}
            onSteps={setSteps}
          />
        </div>
        <div className="min-w-0">
          <h2 className="mb-2 text-21">What Trudy makes of it</h2>
          <p className="mb-3 text-15 text-muted">
            m is the message, k the session key, n a number that Bob has just sent. Trudy hears all, has the
            public keys, and can send what she likes; cryptography she cannot break.
          </p>
          <TrudysView steps={shown} />
        </div>
      </div>
      <InstrumentActions query={query} />
    </div>
  )
}
