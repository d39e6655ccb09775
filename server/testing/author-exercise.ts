import type { Viewer } from '#server/access/viewer.ts'
import { createDraft } from '#server/authoring/create-draft.ts'
import { database } from '#server/database/client.ts'

/** The address word of a test's course. */
export async function slugOf(courseId: string): Promise<string> {
  return (await database.course.findUniqueOrThrow({ where: { id: courseId } })).slug
}

/** A draft of a small sound exercise under an id of its own. */
export async function authorExercise(
  viewer: Viewer,
  courseId: string,
  template = 'number',
): Promise<{ slug: string; exerciseId: string }> {
  const slug = await slugOf(courseId)
  const exerciseId = `own-${crypto.randomUUID().slice(0, 8)}`
  const made = await createDraft(viewer, { slug, exerciseId, title: 'Own exercise', from: { template } })
  if (!made.ok) throw new Error(made.says)
  return { slug, exerciseId }
}
