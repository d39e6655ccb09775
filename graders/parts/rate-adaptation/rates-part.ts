// A part that lets the student choose the quality of each segment of a video, as its author writes it.
import * as z from 'zod'
import { FormulaTextSchema } from '#graders/parts/answer-source.ts'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { choosers } from '#protocols/streaming/choose-as.ts'
import { streamLimits } from '#protocols/streaming/stream.ts'

export const RatesPartSchema = z.strictObject({
  ...partHead('rate-adaptation'),
  network: z
    .array(
      z.strictObject({
        rate: FormulaTextSchema.describe('What the network carries, a formula.'),
        for: FormulaTextSchema.optional().describe('How long. The last period lasts for ever and has none.'),
      }),
    )
    .min(1)
    .max(streamLimits.periods)
    .describe('What the network carries, period after period.'),
  qualities: z
    .array(
      z.strictObject({
        id: z
          .string()
          .max(12)
          .regex(/^[a-z0-9]+$/u, 'lower-case letters and digits')
          .describe('What it is called: 480p.'),
        rate: FormulaTextSchema.describe('Bits per second of video, a formula.'),
      }),
    )
    .min(2)
    .max(streamLimits.qualities)
    .describe('The lowest first.'),
  segment: FormulaTextSchema.describe('How much video is in one segment, a formula.'),
  weights: z
    .array(z.number().min(0.1).max(5))
    .min(2)
    .max(streamLimits.segments)
    .describe('One for each segment: 1 is as large as its quality says, 1.5 is half as large again.'),
  startAfter: z
    .int()
    .min(1)
    .max(streamLimits.startAfter)
    .default(1)
    .describe('The picture starts when so many segments are there.'),
  startWithin: FormulaTextSchema.describe(
    'The picture has to start so soon after the first request, a formula.',
  ),
  buffer: FormulaTextSchema.optional().describe(
    'How much video the buffer holds, a formula. Left out, it has no bounds.',
  ),
  share: z
    .number()
    .min(0.5)
    .max(1)
    .describe('The mean rate has to be at least this share of the best that is possible.'),
  switches: z
    .int()
    .min(0)
    .max(streamLimits.segments)
    .optional()
    .describe('How often the quality may change.'),
  drawing: z
    .enum(['live', 'verdict'])
    .default('live')
    .describe('live: what is chosen is played and drawn at once. verdict: only once it was judged.'),
  misconceptions: z
    .array(
      z.strictObject({
        id: MisconceptionIdSchema,
        plays: z.enum(choosers).describe('How somebody chooses who has this idea.'),
        says: MisconceptionSaysSchema,
      }),
    )
    .max(choosers.length)
    .default([])
    .describe('Wrong ideas, recognised by what they choose.'),
})
export type RatesPart = z.infer<typeof RatesPartSchema>
