import * as z from 'zod/mini'
import { swarmLimits, unchokings } from '#protocols/swarm/swarm.ts'

export const PiecesResponseSchema = z.strictObject({
  kind: z.literal('piece-picking'),
  rounds: z
    .array(
      z.strictObject({
        /** By peer: the piece that it is asked for, from 0; null for nothing. */
        asks: z
          .array(z.nullable(z.int().check(z.gte(0), z.lt(swarmLimits.pieces))))
          .check(z.maxLength(swarmLimits.peers)),
        /** By peer; null: nothing chosen yet. */
        unchoked: z.array(z.nullable(z.enum(unchokings))).check(z.maxLength(swarmLimits.peers)),
      }),
    )
    .check(z.maxLength(swarmLimits.rounds)),
})
export type PiecesResponse = z.infer<typeof PiecesResponseSchema>
