// A process of the pool: reads one program at a time, then compares what it read.
import * as z from 'zod'
import { serveTasks } from '#server/pool/serve-tasks.ts'
import { comparePrints } from '#server/similarity/compare-prints.ts'
import { PrintsSchema, printsOf } from '#server/similarity/prints.ts'

const SimilarityTaskSchema = z.union([
  z.strictObject({
    read: z.array(z.strictObject({ path: z.string(), bytes: z.instanceof(Uint8Array) })),
    every: z.boolean(),
  }),
  z.strictObject({
    compare: z.array(
      z.strictObject({ prints: PrintsSchema.shape.prints, people: z.array(z.string()), own: z.boolean() }),
    ),
    starter: z.array(z.number()),
  }),
])
export type SimilarityTask = z.infer<typeof SimilarityTaskSchema>

serveTasks((task) => {
  const asked = SimilarityTaskSchema.parse(task)
  return 'read' in asked
    ? printsOf(asked.read, asked.every)
    : comparePrints(asked.compare, new Set(asked.starter))
})
