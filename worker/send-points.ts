// The learning platforms' side of a worker: points go there beside the grading, and never in its slots.
import * as z from 'zod'
import { sendScore } from '#server/lti/scores/send-score.ts'
import type { Graded } from './take-jobs.ts'

const ScoreJobSchema = z.looseObject({ scoreId: z.string() })

export const sendPoints = (data: unknown): Promise<Graded> => sendScore(ScoreJobSchema.parse(data).scoreId)
