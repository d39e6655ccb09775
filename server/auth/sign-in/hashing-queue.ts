import { availableParallelism } from 'node:os'
import { FairQueue } from '#server/auth/sign-in/fair-queue.ts'
import { webProcesses } from '#server/web-processes.ts'

/** A hash costs 80 ms of a processor and 32 MB. Two or three classes at once wait a minute at most. Every web process has
 * a queue of its own. */
const hashing = () => ({
  atOnceMax: Math.max(1, Math.floor(Math.min(3, availableParallelism() - 1) / webProcesses(process.env))),
  waitingMax: 1_000,
})
const kept: { roundtripHashing?: FairQueue } & typeof globalThis = globalThis

/** The one queue in which passwords are looked at, and new ones hashed. */
export const hashingQueue = (): FairQueue => (kept.roundtripHashing ??= new FairQueue(hashing()))
