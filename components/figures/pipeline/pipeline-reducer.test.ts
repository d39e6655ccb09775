import { expect, test } from 'vitest'
import { type PipelineChange, pipelineReducer } from '#components/figures/pipeline/pipeline-reducer.ts'
import type { PipelineStep } from '#protocols/deduction/pipeline.ts'

const steps: PipelineStep[] = [
  { does: 'hash', on: ['message'] },
  { does: 'sign', on: [0], of: 'sender' },
  { does: 'encrypt', on: [1], key: 'session-key' },
]

test.each<[PipelineChange, PipelineStep[]]>([
  [{ do: 'add', operation: 'armor' }, [...steps, { does: 'armor', on: [] }]],
  [
    { do: 'remove', at: 0 },
    [
      { does: 'sign', on: [], of: 'sender' },
      { does: 'encrypt', on: [0], key: 'session-key' },
    ],
  ],
  [{ do: 'remove', at: 2 }, steps.slice(0, 2)],
  [{ do: 'input', at: 0, input: 0, to: 'nonce' }, steps.with(0, { does: 'hash', on: ['nonce'] })],
  [{ do: 'input', at: 0, input: 1, to: 'nonce' }, steps.with(0, { does: 'hash', on: ['message', 'nonce'] })],
  [{ do: 'input', at: 0, input: 0, to: null }, steps.with(0, { does: 'hash', on: [] })],
  [{ do: 'key', at: 2, to: null }, steps.with(2, { does: 'encrypt', on: [1] })],
  [{ do: 'of', at: 1, to: 'recipient' }, steps.with(1, { does: 'sign', on: [0], of: 'recipient' })],
])('%j', (change, after) => expect(pipelineReducer(steps, change)).toEqual(after))
