import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { LaterSchema, sayNewCourseProblem } from '#server/copying/copy-course.ts'
import { readCourseFolder } from '#server/copying/folder/read-course-folder.ts'
import { UnpackedCourseSchema } from '#server/copying/folder/unpack-course.ts'
import { importContent, notImported } from '#server/copying/import-content.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { log } from '#server/log.ts'
import { ProcessPool } from '#server/pool/process-pool.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

/** As much as an action takes, in base64. */
const zipBytesMax = 2 * 1_048_576
const cpuMsMax = 10_000

type Result = { ok: true; slug: string; said: string[] } | Refusal<'not-found' | 'not-imported' | 'busy'>

/** It is rare, and takes a process of its own: one at a time does. */
let isGoingOn = false

/** Makes a course of a zip of files that a course was exported to. Whoever may copy a course may do that. */
export const importCourse = useCase(
  z.strictObject({
    /** A course that they run. */
    from: IdSchema,
    ...LaterSchema.shape,
    name: z.string().max(300),
    base64: z
      .base64()
      .max(
        Math.ceil(zipBytesMax / 3) * 4,
        `is larger than ${zipBytesMax / 1_048_576} MB: an operator takes it as a folder (./roundtrip course import)`,
      ),
  }),
  { ofAccount: true, invalid: (error) => sayNewCourseProblem('Not imported', error) },
  async (viewer, { from, name, base64, ...place }): Promise<Result> => {
    const course = await findCourse(viewer, from)
    if (course === null || !may.editAssignments(course.standing)) return notFound()
    if (isGoingOn) return refuse('busy', 'Another course is being imported. Try again in a moment.')
    isGoingOn = true
    try {
      const unpacked = await unpack(name, base64)
      if (!unpacked.ok) return notImported(unpacked.says)
      // Read once more here: what a process that read hostile bytes says is checked like anybody's.
      const read = readCourseFolder(
        new Map(unpacked.files.map(([path, content]) => [path, Buffer.from(content, 'base64')])),
      )
      if (!read.ok) return notImported(read.says)
      return await importContent(read, { ...place, instructorId: viewer.id })
    } finally {
      isGoingOn = false
    }
  },
)

// One pool per process, also across Next's hot reloads.
const shared = globalThis as typeof globalThis & { roundtripCourseUnpackPool?: ProcessPool }
const pool = () =>
  (shared.roundtripCourseUnpackPool ??= new ProcessPool('server/copying/unpack-course-process.ts', 1))

/** Ends its process; the next import starts another. */
export async function stopCourseUnpackPool(): Promise<void> {
  const stopped = shared.roundtripCourseUnpackPool
  delete shared.roundtripCourseUnpackPool
  await stopped?.stop()
}

async function unpack(name: string, base64: string): Promise<z.infer<typeof UnpackedCourseSchema>> {
  const answer = await pool().ask({ name, base64 }, 'author', cpuMsMax)
  if (answer.ok) return UnpackedCourseSchema.parse(answer.value)
  log.warn({ because: answer.because, detail: answer.detail }, "A course's zip could not be unpacked.")
  return {
    ok: false,
    says: 'this archive could not be unpacked within its limits. Pack the exported folder again.',
  }
}
