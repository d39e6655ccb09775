// A part in which the student is a peer of a swarm, as its author writes it.
import * as z from 'zod'
import { FormulaTextSchema } from '#graders/parts/answer-source.ts'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { askings, unchokingWays } from '#protocols/swarm/play-swarm.ts'
import { swarmLimits } from '#protocols/swarm/swarm.ts'

export const PiecesPartSchema = z.strictObject({
  ...partHead('piece-picking'),
  draw: FormulaTextSchema.describe('A whole number from which the swarm is drawn: a parameter of its own.'),
  pieces: z.int().min(5).max(swarmLimits.pieces).describe('How many pieces the file has.'),
  peers: z.int().min(4).max(swarmLimits.peers).describe('How many other peers there are.'),
  rounds: z.int().min(1).max(swarmLimits.rounds).describe('How many rounds are played.'),
  choose: z
    .enum(['pieces', 'unchoking', 'both'])
    .describe('What the student chooses: which pieces to ask for, to whom to send, or both.'),
  slots: z
    .int()
    .min(1)
    .max(4)
    .default(4)
    .describe('How many peers are unchoked for what they send; one more is by chance.'),
  misconceptions: z
    .array(
      z.strictObject({
        id: MisconceptionIdSchema,
        asks: z
          .enum(askings)
          .exclude(['rarest'])
          .optional()
          .describe('How somebody asks for pieces who has this idea.'),
        unchokes: z
          .enum(unchokingWays)
          .exclude(['best'])
          .optional()
          .describe('Instead of asks: how somebody chooses to whom to send.'),
        says: MisconceptionSaysSchema,
      }),
    )
    .max(8)
    .default([])
    .describe('Wrong ideas, recognised by what they choose in a round.'),
})
export type PiecesPart = z.infer<typeof PiecesPartSchema>
