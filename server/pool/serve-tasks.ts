import { writeFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import * as z from 'zod'
import type { PooledWord } from '#server/pool/pooled-limits.ts'

const ArgumentsSchema = z.tuple([z.coerce.number().positive(), z.string()])
const AskedSchema = z.strictObject({ task: z.unknown(), cpuMsMax: z.number() })

/** The inside of a pooled process: answers one task after the other, under the eyes of a watchdog. */
export function serveTasks(work: (task: unknown) => unknown): void {
  const send = process.send?.bind(process)
  if (send === undefined) throw new Error('A pooled process is started by its pool, not by hand.')
  const until = startWatchdog()
  // One task at a time: the pool asks the next when this is answered.
  const answer = async ({ task, cpuMsMax }: z.infer<typeof AskedSchema>) => {
    const { user, system } = process.cpuUsage()
    until[0] = (user + system) / 1_000 + cpuMsMax
    const word = await wordOf(work, task)
    until[0] = Number.POSITIVE_INFINITY
    send(word)
  }
  process.on('message', (message) => void answer(AskedSchema.parse(message)))
  process.on('disconnect', () => process.exit())
  send({ ready: true } satisfies PooledWord)
}

async function wordOf(work: (task: unknown) => unknown, task: unknown): Promise<PooledWord> {
  try {
    return { value: await work(task) }
  } catch (error) {
    return { error: (error instanceof Error ? error.message : String(error)).slice(0, 500) }
  }
}

function startWatchdog(): Float64Array {
  const state = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)
  const until = new Float64Array(state)
  until[0] = Number.POSITIVE_INFINITY
  const [rssMbMax, watchdog] = ArgumentsSchema.parse(process.argv.slice(2))
  new Worker(watchdog, {
    workerData: { state, rssBytesMax: rssMbMax * 1_048_576, parent: process.ppid },
    resourceLimits: { maxOldGenerationSizeMb: 16 },
  }).unref()
  // Of all processes this one is the first that a machine without memory should end.
  try {
    if (process.platform === 'linux') writeFileSync('/proc/self/oom_score_adj', '800')
  } catch {
    // Some containers forbid it; the limits above hold all the same.
  }
  return until
}
