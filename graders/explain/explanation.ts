// What is said of a mismatch. Plain sentences that can be read aloud; pages and the command line only lay them out.
import { describeWhere } from '#graders/explain/describe-where.ts'
import type { Where } from '#graders/outcome.ts'

export interface Explanation {
  /** One sentence that says what is wrong. */
  headline: string
  expected: string | null
  received: string | null
  where: string | null
  why: string | null
  reference: string | null
}

/** What a kind of mismatch says for itself. */
export type Told = Pick<Explanation, 'headline'> & Partial<Explanation>

interface PlacedMismatch {
  code: string
  why?: { says: string; reference?: string | undefined } | undefined
  where?: Where | undefined
}

/** What is told, with the place and the reason that came with the mismatch. */
export function completeExplanation(mismatch: PlacedMismatch, told: Told): Explanation {
  const { why, where } = mismatch
  return {
    expected: null,
    received: null,
    where: where === undefined ? null : describeWhere(where),
    why: why?.says ?? null,
    reference: why?.reference ?? null,
    ...told,
  }
}
