import * as z from 'zod'
import { ExerciseIdSchema, IdSchema } from '#server/access/id-schema.ts'
import { finder } from '#server/access/use-case.ts'
import { type AuthorCourse, findAuthorCourse } from '#server/authoring/author-course.ts'
import { findExerciseSource } from '#server/authoring/exercise-source.ts'
import { findExerciseTemplates } from '#server/authoring/templates.ts'
import { chooseFolder, WantedFolderSchema, type WhichFolder } from '#server/authoring/which-folder.ts'

export interface NewExerciseView {
  course: AuthorCourse
  templates: string[]
  /** What is to be copied, when the address names something. */
  copy: { exerciseId: string; which: WhichFolder; title: string } | null
}

/** What a new exercise can begin with. Null when the viewer may not write one here, or what is to be copied is not
 * there. */
export const findNewExercise = finder(
  z.strictObject({
    slug: IdSchema,
    /** What is to be copied, when the address names something. */
    from: ExerciseIdSchema.optional(),
    version: WantedFolderSchema,
  }),
  async (viewer, { slug, from, version }): Promise<NewExerciseView | null> => {
    const course = await findAuthorCourse(viewer, slug)
    if (course === null || !course.mayWrite) return null
    const templates = findExerciseTemplates()
    if (from === undefined) return { course, templates, copy: null }
    const source = await findExerciseSource(course.id, from)
    const folder = source && chooseFolder(source, version)
    if (source === null || folder === null) return null
    const { which } = folder
    const title = source.versions.find((each) => each.version === which) ?? source.versions[0]
    return {
      course,
      templates,
      copy: { exerciseId: source.exerciseId, which, title: title?.title ?? source.exerciseId },
    }
  },
)
