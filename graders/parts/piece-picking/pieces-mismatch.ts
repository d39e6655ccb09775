import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

const count = z.int().min(0)

export const piecesMismatches = [
  z.strictObject({
    code: z.literal('unsound-choice'),
    /** Decisions that are not sound, and all: one for the pieces and one for the unchoking of each round. */
    wrong: count,
    of: count,
    follows: text,
    actual: text,
  }),
] as const
export type PiecesMismatch = z.infer<(typeof piecesMismatches)[number]>

export function explainPieces({ wrong, of, follows, actual }: PiecesMismatch): Told {
  const headline =
    of === 1
      ? 'This choice is not sound.'
      : `${wrong} of ${of} choices ${wrong === 1 ? 'is' : 'are'} not sound.`
  return { headline, received: actual, why: follows }
}
