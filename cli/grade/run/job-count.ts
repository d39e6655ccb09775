import { availableParallelism } from 'node:os'

/** A program's limit of memory, its cell, and room to breathe. */
const bytesEach = 400 * 1_048_576
const jobsMax = 16

export interface JobCount {
  jobs: number
  /** Why so many, as part of a sentence. */
  because: string
}

/** As many as there are processors, and as memory bears: on a busier machine, programs would miss their deadlines. */
export function usualJobs(
  processors = availableParallelism(),
  freeBytes = process.availableMemory(),
): JobCount {
  const byMemory = Math.floor(freeBytes / bytesEach)
  const jobs = Math.max(1, Math.min(processors, byMemory, jobsMax))
  const memory = `${(freeBytes / 1_073_741_824).toFixed(1)} GB of memory free`
  return { jobs, because: `${processors} ${processors === 1 ? 'processor' : 'processors'}, ${memory}` }
}
