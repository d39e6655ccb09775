// *Test 1,000 variants* of an exercise, in a thread of its own: what an author wrote may take as long as it likes, and
// this worker has heartbeats to send. The thread's word crosses a border: it is parsed.
import { Worker } from 'node:worker_threads'
import * as z from 'zod'
import { ExerciseReportSchema } from '#graders/exercise/exercise-report.ts'
import type { Fault } from '#graders/outcome.ts'
import { limitThread } from '#server/authoring/limit-thread.ts'
import {
  beginVariantsTest,
  endVariantsTest,
  giveVariantsTestBack,
  type VariantsOrder,
} from '#server/authoring/run-variants-test.ts'
import type { Graded } from './take-jobs.ts'

const JobSchema = z.looseObject({ treeDigest: z.string().max(100) })
const WordSchema = z.union([
  z.strictObject({ report: ExerciseReportSchema }),
  z.strictObject({ because: z.string().max(2_000) }),
])
type Word = z.infer<typeof WordSchema>

const retriesMax = 4
/** Of computing. With the time that a busy machine adds, the queue still waits for it. */
const limitMs = 100_000
const heapMb = 512

/** Takes up one test. `retries`: how often its job was handed out before. */
export async function testVariants(data: unknown, signal: AbortSignal, retries: number): Promise<Graded> {
  const { treeDigest } = JobSchema.parse(data)
  const order = await beginVariantsTest(treeDigest)
  if (order === null) return 'done'
  if (retries > retriesMax) {
    const because = `The grading machine stopped ${retries} times while it tested this exercise.`
    await endVariantsTest(treeDigest, { fault: crash(because) })
    return 'done'
  }
  const word = await runThread(order, signal)
  if (word === null) {
    await giveVariantsTestBack(treeDigest)
    return 'again'
  }
  await endVariantsTest(treeDigest, 'report' in word ? word : { fault: crash(word.because) })
  return 'done'
}

const crash = (because: string): Fault => ({ code: 'grader-crashed', because })

/** Null when it was told to stop. */
async function runThread(order: VariantsOrder, signal: AbortSignal): Promise<Word | null> {
  const thread = new Worker(new URL('test-variants-thread.ts', import.meta.url), {
    workerData: order,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 },
  })
  const { promise, resolve } = Promise.withResolvers<Word | null>()
  const stopped = () => resolve(null)
  signal.addEventListener('abort', stopped, { once: true })
  if (signal.aborted) stopped()
  const unwatch = limitThread(thread, limitMs, () =>
    resolve({ because: `The test took more than ${limitMs / 1_000} s of computing and was stopped.` }),
  )
  thread.on('message', (said: unknown) => {
    const word = WordSchema.safeParse(said)
    resolve(word.data ?? { because: 'The test ended with a report that cannot be stored.' })
  })
  thread.on('error', (error: Error) => resolve({ because: describeCrash(error) }))
  thread.on('exit', () => resolve({ because: 'The test ended without a report.' }))
  try {
    return await promise
  } finally {
    unwatch()
    signal.removeEventListener('abort', stopped)
    await thread.terminate()
  }
}

const describeCrash = (error: Error) =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? `The test needed more than ${heapMb} MB of memory.`
    : `The test crashed: ${error.message.slice(0, 500)}`
