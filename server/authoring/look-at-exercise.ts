import * as z from 'zod'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { CourseSlugSchema, ExerciseIdSchema, findAuthorCourse } from '#server/authoring/author-course.ts'
import { DraftTextSchema, withText } from '#server/authoring/draft-text.ts'
import { findExerciseSource, lookAtFiles, lookAtTree } from '#server/authoring/exercise-source.ts'
import type { ExerciseAnswer } from '#server/authoring/exercise-thread-protocol.ts'
import { chooseFolder, WhichFolderSchema } from '#server/authoring/which-folder.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

export const SeedSchema = z.string().min(1).max(100)

const place = { slug: CourseSlugSchema, exerciseId: ExerciseIdSchema }
const JudgeSchema = z.strictObject({
  ...place,
  which: WhichFolderSchema,
  seed: SeedSchema,
  response: ResponseSchema,
})
export type JudgePreviewInput = z.infer<typeof JudgeSchema>
export type JudgePreviewResult =
  | { ok: true; result: ExplainedResult }
  | Refusal<'not-found' | 'bad-input' | 'not-judged'>

/** Judges an answer to one variant as a submission would be, and stores nothing. */
export async function judgePreview(viewer: Viewer, input: unknown): Promise<JudgePreviewResult> {
  const read = JudgeSchema.safeParse(input)
  if (!read.success) return refuse('bad-input', 'This answer cannot be read. Reload the page and try again.')
  const { slug, exerciseId, which, seed, response } = read.data
  const course = await findAuthorCourse(viewer, slug)
  const source = course && (await findExerciseSource(course.id, exerciseId))
  const folder = source && chooseFolder(source, which)
  if (folder === null) return notFound()
  const answer = await lookAtTree(folder.treeDigest, { seed, response })
  if (!answer.loads) return refuse('not-judged', 'The exercise has errors. Mend them first.')
  if (answer.result === null) return refuse('not-judged', `It could not be judged: ${answer.crash ?? ''}`)
  return { ok: true, result: answer.result }
}

const CheckSchema = z.strictObject({ ...place, text: DraftTextSchema, seed: SeedSchema })
export type CheckDraftInput = z.infer<typeof CheckSchema>
export type CheckDraftResult = { ok: true; answer: ExerciseAnswer } | Refusal<'not-found' | 'bad-input'>

/** What is wrong with a text that is being written, or a variant of it. Stores nothing. */
export async function checkDraft(viewer: Viewer, input: unknown): Promise<CheckDraftResult> {
  const read = CheckSchema.safeParse(input)
  if (!read.success) {
    const says = read.error.issues.find(({ path }) => path[0] === 'text')?.message
    return refuse('bad-input', says ?? 'This page is out of date. Reload it and try again.')
  }
  const { slug, exerciseId, text, seed } = read.data
  const course = await findAuthorCourse(viewer, slug)
  if (course === null || !course.mayWrite) return notFound()
  const source = await findExerciseSource(course.id, exerciseId)
  const base = source?.draft ?? source?.versions[0]
  if (base === undefined) return notFound()
  const files = withText(await readTree(base.treeDigest), text)
  return { ok: true, answer: await lookAtFiles(files, { seed }) }
}
