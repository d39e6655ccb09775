import type { Viewer } from '#server/access/viewer.ts'
import { submitProgram } from '#server/submissions/submit-program.ts'
import { type TestCourse, tinyProgram } from '#server/testing/make-course.ts'

/** Submits a program to the course's lab. Throws when it is refused. */
export async function submitLab(
  course: TestCourse,
  viewer: Viewer = course.student,
  program: object = tinyProgram,
): Promise<{ submissionId: string; runId: string }> {
  const result = await submitProgram(viewer, { itemId: course.labItemId, key: crypto.randomUUID(), program })
  if (!result.ok) throw new Error(`The test's program was refused: ${result.says}`)
  return result
}
