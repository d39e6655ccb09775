import * as z from 'zod'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { frontMatterJsonSchema } from '#graders/exercise/source/front-matter-json-schema.ts'
import type { SchemaNode } from '#graders/exercise/source/schema-node.ts'
import { setHeadLine } from '#graders/exercise/source/set-head-line.ts'
import { ExerciseIdSchema, IdSchema } from '#server/access/id-schema.ts'
import { finder } from '#server/access/use-case.ts'
import { type AuthorCourse, findAuthorCourse } from '#server/authoring/author-course.ts'
import { draftTextOf } from '#server/authoring/draft-text.ts'
import { findExerciseSource } from '#server/authoring/exercise-source.ts'
import { findTestOf } from '#server/authoring/variants-test-summary.ts'
import { type VariantsTestSummary } from '#server/authoring/variants-test-view.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { rereading } from '#server/exercises/rereading.ts'

export interface EditorView {
  course: AuthorCourse
  exerciseId: string
  text: string
  /** 0 when nothing has been saved since the newest version was published. */
  revision: number
  savedAt: Date | null
  newestVersion: number | null
  /** Of the draft as it is saved. */
  variantsTest: VariantsTestSummary | null
  /** Files of the folder beside exercise.md, which are kept as they are. */
  others: string[]
  schema: SchemaNode
}

/** What the editor of an exercise begins with. Null when the viewer may not write it, or there is none to write. */
export const findEditor = finder(
  z.strictObject({ slug: IdSchema, exerciseId: ExerciseIdSchema }),
  rereading(async (viewer, { slug, exerciseId }): Promise<EditorView | null> => {
    const course = await findAuthorCourse(viewer, slug)
    if (course === null || !course.mayWrite) return null
    const source = await findExerciseSource(course.id, exerciseId)
    if (source === null || !source.ownCourse) return null
    const { draft, versions } = source
    const [newest] = versions
    const base = draft ?? newest
    if (base === undefined) return null
    const files = await readTree(base.treeDigest)
    const text = draftTextOf(files)
    return {
      course,
      exerciseId: source.exerciseId,
      // Whoever begins to change a published version is writing the next one.
      text: draft || !newest ? text : setHeadLine(text, 'version', String(newest.version + 1)),
      revision: draft?.revision ?? 0,
      savedAt: draft?.updatedAt ?? null,
      newestVersion: newest?.version ?? null,
      variantsTest: draft && (await findTestOf(draft.treeDigest)),
      others: [...files.keys()].filter((path) => path !== exerciseFile).toSorted(),
      schema: frontMatterJsonSchema(),
    }
  }),
)
