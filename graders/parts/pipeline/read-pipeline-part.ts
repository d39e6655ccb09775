import type { PipelinePart } from '#graders/parts/pipeline/pipeline-part.ts'
import { type PipelineStep, type Play, playPipeline } from '#protocols/deduction/pipeline.ts'
import { readPipeline } from '#protocols/deduction/pipeline-text.ts'
import { tellTerm } from '#protocols/deduction/term.ts'

/** Throws on what the loader reports. */
export function stepsFrom(text: string): PipelineStep[] {
  const read = readPipeline(text)
  if (!read.ok) throw new RangeError(`line ${read.line} of the pipeline: ${read.says}`)
  return read.steps
}

const play: Play = {
  sender: 'Alice',
  recipient: 'Bob',
  message: 'message',
  sessionKey: 'session key',
  nonce: 'nonce',
}

/** What Alice sends Bob, as text; null where the steps make nothing. */
export function packetText(steps: readonly PipelineStep[]): string | null {
  const played = playPipeline(steps, play)
  return played.ok ? tellTerm(played.packet) : null
}

/** Why the steps cannot be played, or use what is not on offer; null where they can. */
export function whyNotPlayed(
  steps: readonly PipelineStep[],
  { givens, steps: operations }: Pick<PipelinePart, 'givens' | 'steps'>,
): string | null {
  for (const [index, { does, on, key }] of steps.entries()) {
    const used = [...on, ...(key === undefined ? [] : [key])]
    const strange = used.find((source) => typeof source === 'string' && !givens.includes(source))
    if (strange !== undefined || !operations.includes(does))
      return `Step ${index + 1}: It takes what is not on offer.`
  }
  const played = playPipeline(steps, play)
  return played.ok ? null : `Step ${played.step + 1}: ${played.says}`
}
