import * as z from 'zod'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { UnjudgedResponse } from '#graders/exercise/judge-response.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { ExerciseIdSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { findAuthorCourse } from '#server/authoring/author-course.ts'
import { DraftTextSchema, withText } from '#server/authoring/draft-text.ts'
import { findExerciseSource } from '#server/authoring/exercise-source.ts'
import { outOfDate } from '#server/authoring/out-of-date.ts'
import { chooseFolder, WhichFolderSchema } from '#server/authoring/which-folder.ts'
import type { ExerciseAnswer } from '#server/exercises/exercise-task.ts'
import { lookAtFiles, lookAtTree } from '#server/exercises/look-at-folder.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { rereading } from '#server/exercises/rereading.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { isStorable } from '#server/storable-json.ts'

export const SeedSchema = z.string().min(1).max(100).refine(isStorable, 'holds a character that no seed has')

const place = { slug: IdSchema, exerciseId: ExerciseIdSchema }
const JudgeSchema = z.strictObject({
  ...place,
  which: WhichFolderSchema,
  seed: SeedSchema,
  response: ResponseSchema,
})
type Judged =
  | { ok: true; result: ExplainedResult }
  | Refusal<'not-found' | 'not-judged'>
  | (Refusal<'not-judged'> & UnjudgedResponse)

/** Judges an answer to one variant as a submission would be, and stores nothing. */
export const judgePreview = useCase(
  JudgeSchema,
  { invalid: 'This answer cannot be read. Reload the page and try again.' },
  rereading(async (viewer, { slug, exerciseId, which, seed, response }): Promise<Judged> => {
    const course = await findAuthorCourse(viewer, slug)
    const source = course && (await findExerciseSource(course.id, exerciseId))
    const folder = source && chooseFolder(source, which)
    if (folder === null) return notFound()
    const answer = await lookAtTree(folder.treeDigest, { seed, response })
    if (!answer.loads) {
      const says = answer.checked
        ? 'The exercise has errors. Mend them first.'
        : (answer.problems[0]?.says ?? '')
      return refuse('not-judged', says)
    }
    if (answer.result === null) return refuse('not-judged', `It could not be judged: ${answer.crash ?? ''}`)
    if ('unjudged' in answer.result) {
      return { ...refuse('not-judged', 'A part cannot be judged as it is answered.'), ...answer.result }
    }
    return { ok: true, result: answer.result }
  }),
)

const CheckSchema = z.strictObject({ ...place, text: DraftTextSchema, seed: SeedSchema })
type Checked = { ok: true; answer: ExerciseAnswer } | Refusal<'not-found'>

/** What is wrong with a text that is being written, or a variant of it. Stores nothing. */
export const checkDraft = useCase(
  CheckSchema,
  { invalid: ({ issues }) => issues.find(({ path }) => path[0] === 'text')?.message ?? outOfDate },
  rereading(async (viewer, { slug, exerciseId, text, seed }): Promise<Checked> => {
    const course = await findAuthorCourse(viewer, slug)
    if (course === null || !course.mayWrite) return notFound()
    const source = await findExerciseSource(course.id, exerciseId)
    const base = source?.draft ?? source?.versions[0]
    if (base === undefined) return notFound()
    const files = withText(await readTree(base.treeDigest), text)
    const answer = await lookAtFiles(files, { seed })
    return { ok: true, answer: answer.loads ? withSameId(answer, exerciseId, text) : answer }
  }),
)

/** Assignments know an exercise by its id: it is given when the exercise is begun, and stays. */
function withSameId(
  answer: Extract<ExerciseAnswer, { loads: true }>,
  exerciseId: string,
  text: string,
): ExerciseAnswer {
  if (answer.facts.id === exerciseId) return answer
  const line = text.split('\n').findIndex((each) => each.startsWith('id:')) + 1
  const problem = {
    file: exerciseFile,
    line: Math.max(1, line),
    says: `The id is “${answer.facts.id}”, but this exercise is “${exerciseId}”.`,
    fix: `Write id: ${exerciseId}. To give it another id, copy the exercise.`,
  }
  return { loads: false, checked: true, problems: [problem] }
}
