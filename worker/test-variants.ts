// *Test 1,000 variants* of an exercise, in a process of its own: what an author wrote may take as long as it likes, and
// this worker has heartbeats to send. The process' word crosses a border: it is parsed.
import * as z from 'zod'
import { ExerciseReportSchema } from '#graders/exercise/exercise-report.ts'
import type { Fault } from '#graders/outcome.ts'
import {
  beginVariantsTest,
  endVariantsTest,
  giveVariantsTestBack,
  type VariantsOrder,
} from '#server/authoring/run-variants-test.ts'
import { type Answered, PooledProcess } from '#server/pool/pooled-process.ts'
import type { Graded } from './take-jobs.ts'

const JobSchema = z.looseObject({ treeDigest: z.string().max(100) })
const WordSchema = z.union([
  z.strictObject({ report: ExerciseReportSchema }),
  z.strictObject({ because: z.string().max(2_000) }),
])
type Word = z.infer<typeof WordSchema>

const retriesMax = 4
/** With the time that a busy machine adds, the queue still waits for it. */
const limits = { heapMbMax: 512, rssMbMax: 800, cpuMsMax: 100_000 }

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
  const word = await runProcess(order, signal)
  if (word === null) {
    await giveVariantsTestBack(treeDigest)
    return 'again'
  }
  await endVariantsTest(treeDigest, 'report' in word ? word : { fault: crash(word.because) })
  return 'done'
}

const crash = (because: string): Fault => ({ code: 'grader-crashed', because })

/** Null when it was told to stop. */
async function runProcess(order: VariantsOrder, signal: AbortSignal): Promise<Word | null> {
  if (signal.aborted) return null
  const started = new PooledProcess('worker/test-variants-process.ts', limits)
  const stop = () => void started.end()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const answer = await started.ask(order)
    return signal.aborted ? null : wordOf(answer)
  } finally {
    signal.removeEventListener('abort', stop)
    await started.end()
  }
}

function wordOf(answer: Answered): Word {
  if (answer.ok) {
    const word = WordSchema.safeParse(answer.value)
    return word.data ?? { because: 'The test ended with a report that cannot be stored.' }
  }
  switch (answer.because) {
    case 'time':
      return { because: `The test took more than ${limits.cpuMsMax / 1_000} s of computing and was stopped.` }
    case 'memory':
      return { because: `The test needed more than ${limits.heapMbMax} MB of memory.` }
    default:
      return { because: `The test crashed: ${answer.detail}` }
  }
}
