import { expect, it, test } from 'vitest'
import { examplePipelines } from '#components/instruments/pipeline/example-pipelines.ts'
import {
  readPipelineAddress,
  writePipelineAddress,
} from '#components/instruments/pipeline/pipeline-address.ts'
import {
  inputsMax,
  isPlayable,
  type PipelineStep,
  playPipeline,
  stepsMax,
} from '#protocols/deduction/pipeline.ts'
import { judgePipeline, requirementNames } from '#protocols/deduction/requirements.ts'

const otherwise: readonly PipelineStep[] = [{ does: 'hash', on: ['message'] }]
const read = (query: string) => readPipelineAddress(new URLSearchParams(query), otherwise)
const roles = { sender: 'Alice', recipient: 'Bob', message: 'm', sessionKey: 'k', nonce: 'n' }

test.each(examplePipelines)('the address holds $name, which can be played', ({ steps }) => {
  expect(steps.length).toBeGreaterThan(0)
  expect(read(writePipelineAddress(steps))).toEqual(steps)
  expect(isPlayable(steps)).toBe(true)
  expect(playPipeline(steps, roles).ok).toBe(true)
})

test('each example lacks something else', () => {
  const lacks = examplePipelines.map(({ steps }) =>
    requirementNames.filter((name) => !judgePipeline(steps, name).met).join(),
  )
  expect(new Set(lacks).size).toBe(examplePipelines.length)
})

it.each<{ steps: PipelineStep[] }>([
  { steps: [] },
  {
    steps: [
      { does: 'sign', on: [] },
      { does: 'encrypt', on: [0], key: 0 },
    ],
  },
  {
    steps: [
      { does: 'mac', on: [], key: 'shared-key' },
      { does: 'join', on: [0, 'nonce', 'sender'] },
    ],
  },
  { steps: [{ does: 'seal', on: ['message'], of: 'recipient' }] },
])('holds what is not complete: %j', ({ steps }) => expect(read(writePipelineAddress(steps))).toEqual(steps))

it.each(['steps=fly message', 'steps=hash nothing', 'steps=%00', 'nothing'])('is put right: %s', (query) =>
  expect(read(query)).toEqual(otherwise),
)

it('is bounded, and so is what is taken apart', () => {
  const many = read(`steps=${'hash message%0A'.repeat(1_000)}`)
  expect(many.length).toBeLessThanOrEqual(stepsMax)
  const [first] = read('steps=join message message message message message')
  expect(first?.on).toHaveLength(inputsMax)
  const grown = Array.from(
    { length: stepsMax },
    (_, at): PipelineStep => ({
      does: 'join',
      on: at === 0 ? ['message', 'message', 'message'] : [at - 1, at - 1, at - 1],
    }),
  )
  expect(isPlayable(grown)).toBe(false)
  expect(isPlayable(grown.slice(0, 4))).toBe(true)
})
