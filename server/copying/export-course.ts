import * as z from 'zod'
import { packZip } from '#graders/archive/pack-zip.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { writeFolder } from '#server/copying/folder/write-folder.ts'
import { readOwnExercises } from '#server/copying/place-exercises.ts'
import { readContent } from '#server/copying/read-content.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

type Exported = { ok: true; files: Map<string, Uint8Array> }

/** A course's files, without people and what they did: for its instructors. */
export const exportCourse = useCase(
  z.strictObject({ slug: IdSchema }),
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { slug }): Promise<Exported | Refusal<'not-found'>> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editAssignments(course.standing)) return notFound()
    return exported(course.id)
  },
)

/** The same as a zip. */
export async function exportCourseZip(viewer: Viewer, slug: string): Promise<Buffer<ArrayBuffer> | null> {
  const exported = await exportCourse(viewer, { slug })
  return exported.ok ? packZip(exported.files) : null
}

/** For operators (the command line). */
export async function exportCourseNamed(slug: string): Promise<Exported | Refusal<'no-course'>> {
  const course = await database.course.findUnique({ where: { slug }, select: { id: true } })
  if (course === null)
    return refuse('no-course', `There is no course called ${slug}. See them: ./roundtrip course list`)
  return exported(course.id)
}

async function exported(courseId: string): Promise<Exported> {
  const own = [...(await readOwnExercises(courseId))].map(([id, { files }]) => [id, files] as const)
  return { ok: true, files: writeFolder(await readContent(courseId), new Map(own)) }
}
