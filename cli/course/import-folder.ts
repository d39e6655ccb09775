import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { readCourseFolder } from '#server/copying/folder/read-course-folder.ts'
import { importContent, notImported } from '#server/copying/import-content.ts'
import { CourseNamesSchema } from '#server/courses/create-course.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { TimeZoneSchema } from '#server/time-zone.ts'

interface Options {
  slug: string
  instructor: string
  title?: string
  weeks: number
  /** The course's, whatever its files say. */
  timeZone?: string
}

const filesMax = 20_000
const bytesMax = 100 * 1_048_576

/** Makes a course of a folder on this machine. */
export async function importFolder(
  folder: string,
  { slug, instructor, title, weeks, timeZone }: Options,
): ReturnType<typeof importContent> {
  const files = await readFiles(folder).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  )
  if (typeof files === 'string') return notImported(files)
  const read = readCourseFolder(files)
  if (!read.ok) return notImported(read.says)
  const names = CourseNamesSchema.safeParse({ slug, title: title ?? read.content.title })
  if (!names.success) {
    const [issue] = names.error.issues
    return notImported(
      `the ${issue?.path[0] === 'slug' ? 'name in the address' : 'title'} ${issue?.message}.`,
    )
  }
  const zone = TimeZoneSchema.nullable().safeParse(timeZone ?? read.content.timeZone)
  if (!zone.success) return notImported(`there is no time zone ${timeZone}. Name one such as Europe/Berlin.`)
  const user = await database.user.findUnique({ where: { email: instructor.toLowerCase() } })
  if (user === null)
    return notImported(
      `there is no account for ${instructor}. Make one first: ./roundtrip user add ${instructor} --name "…"`,
    )
  try {
    const content = { ...read.content, timeZone: zone.data }
    return await importContent({ ...read, content }, { ...names.data, instructorId: user.id, weeks })
  } finally {
    await stopExercisePool()
  }
}

/** Throws with a sentence. Hidden folders are a repository's. */
async function readFiles(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  let bytes = 0
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))) {
    const name = path.relative(folder, placeOf(entry)).split(path.sep).join('/')
    if (entry.isDirectory() || name.startsWith('.git')) continue
    if (!entry.isFile()) throw new Error(`${name} is a link or no file: put the file itself there.`)
    const content = await readFile(placeOf(entry))
    bytes += content.byteLength
    if (bytes > bytesMax || files.size >= filesMax)
      throw new Error(`the folder holds more than ${filesMax} files or ${bytesMax / 1_048_576} MiB.`)
    files.set(name, content)
  }
  return files
}

const placeOf = (entry: { parentPath: string; name: string }) => path.join(entry.parentPath, entry.name)
