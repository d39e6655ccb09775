import * as z from 'zod'
import { type ArchiveLimits, studentLimits } from '#graders/archive/archive-limits.ts'
import { readArchive } from '#graders/archive/read-archive.ts'
import { quoteName } from '#graders/archive/source-file.ts'
import { withoutWrapper } from '#graders/archive/without-wrapper.ts'
import { type ReadFolder, readCourseFolder } from '#server/copying/folder/read-course-folder.ts'

/** Exercises have pictures and programs beside their text, and there are many of them. */
const limits: ArchiveLimits = { ...studentLimits, entriesMax: 20_000 }

/** What a process of the pool answers. */
export const UnpackedCourseSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    files: z.array(z.tuple([z.string(), z.base64()])),
  }),
  z.strictObject({ ok: z.literal(false), says: z.string() }),
])
type Unpacked = z.infer<typeof UnpackedCourseSchema>

/** The files of a course's zip, once it is known that they can be read as one. For a process of the pool: the bytes are
 * anybody's. */
export async function unpackCourse(name: string, zip: Buffer): Promise<Unpacked> {
  const unpacked = await readArchive(zip, name, limits)
  if (!unpacked.ok) return unpacked
  const files = new Map<string, Uint8Array>()
  const inner = unpacked.files.some(({ path }) => path === 'course.yaml')
    ? unpacked.files
    : withoutWrapper(unpacked.files)
  for (const file of inner) {
    if ('problem' in file)
      return { ok: false, says: `${quoteName(file.path)} is not taken: ${file.problem}.` }
    files.set(file.path, file.bytes)
  }
  const read: ReadFolder = readCourseFolder(files)
  if (!read.ok) return read
  return {
    ok: true,
    files: [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]),
  }
}
