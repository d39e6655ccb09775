import type { Viewer } from '#server/access/viewer.ts'
import { type AuthorCourse, ExerciseIdSchema, findAuthorCourse } from '#server/authoring/author-course.ts'
import { findExerciseSource } from '#server/authoring/exercise-source.ts'
import { findTemplates } from '#server/authoring/templates.ts'
import { chooseFolder, type WhichFolder } from '#server/authoring/which-folder.ts'

export interface NewExerciseView {
  course: AuthorCourse
  templates: string[]
  /** What is to be copied, when the address names something. */
  copy: { exerciseId: string; which: WhichFolder; title: string } | null
}

/** What a new exercise can begin with. Null when the viewer may not write one here, or what is to be copied is not
 * there. */
export async function findNewExercise(
  viewer: Viewer,
  slug: unknown,
  from: unknown,
  version: unknown,
): Promise<NewExerciseView | null> {
  const course = await findAuthorCourse(viewer, slug)
  if (course === null || !course.mayWrite) return null
  const templates = findTemplates()
  if (from === undefined) return { course, templates, copy: null }
  const id = ExerciseIdSchema.safeParse(from)
  const source = id.success ? await findExerciseSource(course.id, id.data) : null
  const folder = source && chooseFolder(source, version)
  if (source === null || folder === null) return null
  const { which } = folder
  const title = source.versions.find((each) => each.version === which) ?? source.versions[0]
  return {
    course,
    templates,
    copy: { exerciseId: source.exerciseId, which, title: title?.title ?? source.exerciseId },
  }
}
