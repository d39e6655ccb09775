// Takes jobs from the queue while slots are free.
//
// How this works. One loop: fill the free slots, then sleep until a slot becomes free, the queue notifies, or a
// second is over. A job in hand is touched every three seconds; a worker that dies stops touching, and after ten
// seconds the queue gives its jobs to another one. A touch that touches nothing means that the queue has given the
// job away meanwhile: the work on it is aborted. Nothing is taken while `mayTake` says no; it is asked every time.
import { setTimeout as delay } from 'node:timers/promises'
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import * as z from 'zod'

const pollMs = 1_000
const touchMs = 3_000
/** After an error of the queue itself, such as a database that restarts. */
const retryMs = 2_000
const nobodySleeps = () => {}

/** pg-boss returns this and leaves it out of its types. */
const TouchedSchema = z.looseObject({ affected: z.number() })

/** What becomes of the queue's job. */
export type Graded =
  /** The work is over (or never was): the job is done. */
  | 'done'
  /** The job must be handed out again. */
  | 'again'

export interface TakeJobsOptions {
  boss: PgBoss
  queue: string
  /** Jobs done at once. */
  slots: number
  /** Stops taking, aborts what is going on, and lets the loop end. */
  signal: AbortSignal
  /** Called once with a function that makes the loop look at the queue at once. */
  onWakeable: (wake: () => void) => void
  /** Whether this worker should take jobs now, or leave them to one that can judge them. */
  mayTake: () => Promise<boolean>
  /** `retries`: how often the job was handed out before. Throws for data that is none of ours. */
  work: (data: unknown, signal: AbortSignal, retries: number) => Promise<Graded>
  log: (problem: unknown, what: string) => void
}

/** Resolves when the signal was aborted and every job in hand has been put down. */
export async function takeJobs(options: TakeJobsOptions): Promise<void> {
  const { slots, signal } = options
  const inHand = new Set<Promise<void>>()
  let wake = nobodySleeps
  options.onWakeable(() => wake())
  while (!signal.aborted) {
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    const free = slots - inHand.size
    const jobs = free > 0 ? await fetchJobs(free, options) : []
    for (const job of jobs) {
      const work = handle(job, options).finally(() => {
        inHand.delete(work)
        wake()
      })
      inHand.add(work)
    }
    if (jobs.length === 0 || inHand.size >= slots) {
      const ended = new AbortController()
      const idle = AbortSignal.any([signal, ended.signal])
      await Promise.race([woken, delay(pollMs, undefined, { signal: idle }).catch(() => {})])
      ended.abort()
    }
  }
  await Promise.all(inHand)
}

async function fetchJobs(
  free: number,
  { boss, queue, mayTake, log }: TakeJobsOptions,
): Promise<JobWithMetadata<unknown>[]> {
  try {
    if (!(await mayTake())) return []
    return await boss.fetch<unknown>(queue, { batchSize: free, includeMetadata: true })
  } catch (error) {
    log(error, 'The queue could not be read; trying again.')
    await delay(retryMs)
    return []
  }
}

async function handle(
  job: JobWithMetadata<unknown>,
  { boss, queue, signal, work, log }: TakeJobsOptions,
): Promise<void> {
  const lost = new AbortController()
  const touch = async () => {
    try {
      const touched = await boss.touch(queue, job)
      if (TouchedSchema.parse(touched).affected === 0) lost.abort()
    } catch (error) {
      log(error, `Job ${job.id} could not be touched.`)
    }
  }
  const touching = setInterval(() => void touch(), touchMs)
  try {
    const graded = await work(job.data, AbortSignal.any([signal, lost.signal]), job.retryCount)
    if (graded === 'done') await boss.complete(queue, job)
    else await boss.fail(queue, job)
  } catch (error) {
    log(error, `Job ${job.id} failed; the queue hands it out again.`)
    await boss.fail(queue, job, { message: String(error).slice(0, 500) }).catch(() => {})
  } finally {
    clearInterval(touching)
  }
}
