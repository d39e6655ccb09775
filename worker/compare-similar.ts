// Compares the programs of an item with each other. The processes that read them have limits; this worker has heartbeats to
// send.
import * as z from 'zod'
import { comparePrograms } from '#server/similarity/compare-programs.ts'
import {
  beginSimilarity,
  endSimilarity,
  giveSimilarityBack,
  noteSimilarity,
} from '#server/similarity/run-similarity.ts'
import type { Graded } from './take-jobs.ts'

const JobSchema = z.looseObject({ similarityJobId: z.string().max(100) })
const retriesMax = 4

/** Takes up one comparison. `retries`: how often its job was handed out before. */
export async function compareSimilar(data: unknown, signal: AbortSignal, retries: number): Promise<Graded> {
  const { similarityJobId: jobId } = JobSchema.parse(data)
  const order = await beginSimilarity(jobId)
  if (order === null) return 'done'
  const fail = (because: string) =>
    endSimilarity(jobId, { fault: { code: 'grader-crashed', because } }).then(() => 'done' as const)
  if (retries > retriesMax)
    return fail(`The grading machine stopped ${retries} times while it compared these programs.`)
  try {
    const result = await comparePrograms(order.programs, order.starter, {
      signal,
      onRead: (done) => noteSimilarity(jobId, done, order.programs.length),
    })
    if (result !== null) await endSimilarity(jobId, { result })
    else if (signal.aborted) {
      await giveSimilarityBack(jobId)
      return 'again'
    }
    return 'done'
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}
