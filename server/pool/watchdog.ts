// Runs in a thread of a pooled process and ends that process from within, however busy its main thread is: when it has
// computed for too long, holds too much memory, or has lost the process that started it.
import { workerData } from 'node:worker_threads'
import * as z from 'zod'

const { state, rssBytesMax, parent } = z
  .strictObject({ state: z.instanceof(SharedArrayBuffer), rssBytesMax: z.number(), parent: z.int() })
  .parse(workerData)
/** Processor time of the process, in milliseconds, at which the present task ends; Infinity between tasks. */
const [until] = [new Float64Array(state)]
const lookEveryMs = 50

setInterval(() => {
  const { user, system } = process.cpuUsage()
  if ((user + system) / 1_000 > (until[0] ?? Number.POSITIVE_INFINITY)) process.kill(process.pid, 'SIGXCPU')
  // As the kernel does when the machine has no memory left.
  if (process.memoryUsage.rss() > rssBytesMax || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
}, lookEveryMs)
