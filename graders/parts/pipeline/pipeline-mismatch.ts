import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const pipelineMismatches = [
  z.strictObject({
    code: z.literal('requirement-broken'),
    name: text,
    requirement: text,
    /** What Trudy does, or Bob lacks. */
    attack: text,
    actual: text,
    reference: text.optional(),
  }),
] as const
export type PipelineMismatch = z.infer<(typeof pipelineMismatches)[number]>

export function explainPipeline({ requirement, attack, actual, reference }: PipelineMismatch): Told {
  return {
    headline: `It does not hold: ${requirement}`,
    received: actual,
    why: attack,
    ...(reference === undefined ? {} : { reference }),
  }
}
