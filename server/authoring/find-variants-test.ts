import * as z from 'zod'
import { type ExerciseReport, ExerciseReportSchema } from '#graders/exercise/exercise-report.ts'
import { FaultSchema } from '#graders/outcome.ts'
import { ExerciseIdSchema, IdSchema } from '#server/access/id-schema.ts'
import { finder } from '#server/access/use-case.ts'
import { type AuthorCourse, findAuthorCourse } from '#server/authoring/author-course.ts'
import { type ExerciseSource, findExerciseSource } from '#server/authoring/exercise-source.ts'
import { chooseFolder, WantedFolderSchema, type WhichFolder } from '#server/authoring/which-folder.ts'
import { database } from '#server/database/client.ts'

export type VariantsTestState =
  | { is: 'none' }
  | { is: 'queued' | 'running'; since: Date }
  | { is: 'finished'; report: ExerciseReport; at: Date }
  | { is: 'faulted'; because: string }

export interface VariantsTestView {
  course: AuthorCourse
  source: ExerciseSource
  which: WhichFolder
  state: VariantsTestState
}

/** *Test 1,000 variants* of one folder of an exercise. Null when there is none, or it is not the viewer's to see. */
export const findVariantsTest = finder(
  z.strictObject({ slug: IdSchema, exerciseId: ExerciseIdSchema, which: WantedFolderSchema }),
  async (viewer, { slug, exerciseId, which: wanted }): Promise<VariantsTestView | null> => {
    const course = await findAuthorCourse(viewer, slug)
    if (course === null) return null
    const source = await findExerciseSource(course.id, exerciseId)
    const folder = source && chooseFolder(source, wanted)
    if (source === null || folder === null) return null
    return { course, source, which: folder.which, state: await findState(folder.treeDigest) }
  },
)

async function findState(treeDigest: string): Promise<VariantsTestState> {
  const test = await database.variantsTest.findUnique({ where: { treeDigest } })
  if (test === null) return { is: 'none' }
  if (test.status === 'QUEUED') return { is: 'queued', since: test.createdAt }
  if (test.status === 'RUNNING') return { is: 'running', since: test.createdAt }
  const report = ExerciseReportSchema.safeParse(test.report)
  if (test.status === 'FINISHED' && report.success) {
    return { is: 'finished', report: report.data, at: test.finishedAt ?? test.createdAt }
  }
  const fault = FaultSchema.safeParse(test.fault)
  return {
    is: 'faulted',
    because: fault.success ? fault.data.because : 'What was stored of the test cannot be read any more.',
  }
}
