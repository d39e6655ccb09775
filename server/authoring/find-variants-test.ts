import { type ExerciseReport, ExerciseReportSchema } from '#graders/exercise/exercise-report.ts'
import { FaultSchema } from '#graders/outcome.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { type AuthorCourse, ExerciseIdSchema, findAuthorCourse } from '#server/authoring/author-course.ts'
import { type ExerciseSource, findExerciseSource } from '#server/authoring/exercise-source.ts'
import { chooseFolder, type WhichFolder } from '#server/authoring/which-folder.ts'
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
export async function findVariantsTest(
  viewer: Viewer,
  slug: unknown,
  exerciseId: unknown,
  wanted: unknown,
): Promise<VariantsTestView | null> {
  const course = await findAuthorCourse(viewer, slug)
  const id = ExerciseIdSchema.safeParse(exerciseId)
  if (course === null || !id.success) return null
  const source = await findExerciseSource(course.id, id.data)
  const folder = source && chooseFolder(source, wanted)
  if (source === null || folder === null) return null
  return { course, source, which: folder.which, state: await findState(folder.treeDigest) }
}

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
