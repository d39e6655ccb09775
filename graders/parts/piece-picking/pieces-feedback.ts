// What a verdict on a swarm shows: what follows from each choice that is not sound, and how long the file took; sound
// ones stand in the other half.
import * as z from 'zod'
import { MismatchTextSchema as text } from '#graders/outcome.ts'
import { PiecesResponseSchema } from '#graders/parts/piece-picking/pieces-response.ts'

const rounds = z.int().min(0).nullable()

export const PiecesFeedbackSchema = z.strictObject({
  kind: z.literal('piece-picking'),
  wrong: z
    .array(
      z.strictObject({
        round: z.int().min(0),
        side: z.enum(['pieces', 'unchoking']),
        /** Null for the round as a whole. */
        peer: z.int().min(0).nullable(),
        says: text,
      }),
    )
    .max(100),
  /** Rounds until the file is whole: by the student's choices, and by chance; null for never. */
  finish: z
    .strictObject({
      yours: rounds,
      byChance: z.strictObject({ mean: z.number().nullable(), never: z.int().min(0), of: z.int().min(1) }),
    })
    .optional(),
})
export type PiecesFeedback = z.infer<typeof PiecesFeedbackSchema>

export const PiecesRightSchema = z.strictObject({
  kind: z.literal('piece-picking'),
  rounds: PiecesResponseSchema.shape.rounds,
  finish: rounds,
})
export type PiecesRight = z.infer<typeof PiecesRightSchema>
