// A process of the pool.
import * as z from 'zod'
import { serveTasks } from '#server/pool/serve-tasks.ts'
import { unpackProgram } from '#server/submissions/unpack-program.ts'

const UnpackTaskSchema = z.strictObject({ name: z.string(), base64: z.base64() })

serveTasks((task) => {
  const { name, base64 } = UnpackTaskSchema.parse(task)
  return unpackProgram(name, Buffer.from(base64, 'base64'))
})
