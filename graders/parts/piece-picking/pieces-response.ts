import * as z from 'zod'
import { swarmLimits, unchokings } from '#protocols/swarm/swarm.ts'

export const PiecesResponseSchema = z.strictObject({
  kind: z.literal('piece-picking'),
  rounds: z
    .array(
      z.strictObject({
        /** By peer: the piece that it is asked for, from 0; null for nothing. */
        asks: z
          .array(
            z
              .int()
              .min(0)
              .max(swarmLimits.pieces - 1)
              .nullable(),
          )
          .max(swarmLimits.peers),
        /** By peer; null: nothing chosen yet. */
        unchoked: z.array(z.enum(unchokings).nullable()).max(swarmLimits.peers),
      }),
    )
    .max(swarmLimits.rounds),
})
export type PiecesResponse = z.infer<typeof PiecesResponseSchema>
