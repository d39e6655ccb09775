import * as z from 'zod'

/** Of a process. */
export interface PooledLimits {
  /** What JavaScript may hold. */
  heapMbMax: number
  /** All that the process occupies: Node, its modules, the heap, and what stands outside the heap. */
  rssMbMax: number
  /** Of computing, for one task: waiting for a processor does not count. */
  cpuMsMax: number
}

/** Two of them at their limits, the site, PostgreSQL and a worker fit a machine of 2 GB. */
export const usualLimits = {
  heapMbMax: 256,
  rssMbMax: 480,
  cpuMsMax: 10_000,
} as const satisfies PooledLimits

/** What a pooled process says: that it has loaded what it needs, once, and what a task came to. */
export const PooledWordSchema = z.union([
  z.strictObject({ ready: z.literal(true) }),
  z.strictObject({ value: z.unknown() }),
  z.strictObject({ error: z.string() }),
])
export type PooledWord = z.infer<typeof PooledWordSchema>
