// A process of the pool.
import * as z from 'zod'
import { unpackCourse } from '#server/copying/folder/unpack-course.ts'
import { serveTasks } from '#server/pool/serve-tasks.ts'

const TaskSchema = z.strictObject({ name: z.string(), base64: z.base64() })

serveTasks((task) => {
  const { name, base64 } = TaskSchema.parse(task)
  return unpackCourse(name, Buffer.from(base64, 'base64'))
})
