import type { PipelineResponse } from '#graders/parts/pipeline/pipeline-response.ts'
import type { PresentedPipeline } from '#graders/parts/pipeline/presented-pipeline.ts'
import type { Readability } from '#graders/parts/readability.ts'
import { playPipeline } from '#protocols/deduction/pipeline.ts'

const play = { sender: 'Alice', recipient: 'Bob', message: 'm', sessionKey: 'k', nonce: 'n' }

/** Every step has to have what it works on. */
export function pipelineReadability(part: PresentedPipeline, response: PipelineResponse | null): Readability {
  const steps = response?.steps ?? []
  if (steps.length === 0) return { is: 'blank' }
  for (const [index, { does, on, key }] of steps.entries()) {
    const used = [...on, ...(key === undefined ? [] : [key])]
    const strange = used.some((source) => typeof source === 'string' && !part.givens.includes(source))
    if (strange || !part.operations.includes(does)) {
      return { is: 'unreadable', says: `Step ${index + 1}: It takes what is not on offer.` }
    }
  }
  const played = playPipeline(steps, play)
  return played.ok
    ? { is: 'readable' }
    : { is: 'unreadable', says: `Step ${played.step + 1}: ${played.says}` }
}
