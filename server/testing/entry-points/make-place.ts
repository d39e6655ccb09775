import { makeDrafts } from '#server/testing/entry-points/authoring-entry-points.ts'
import { makeSpares } from '#server/testing/entry-points/course-entry-points.ts'
import type { Place } from '#server/testing/entry-points/entry-point.ts'
import { makeExams } from '#server/testing/entry-points/exam-entry-points.ts'
import { makeReviewed } from '#server/testing/entry-points/feedback-entry-points.ts'
import { makePractice } from '#server/testing/entry-points/practice-entry-points.ts'
import { makeCourse, makeOutsiders } from '#server/testing/make-course.ts'
import { storeCapture } from '#server/testing/store-capture.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

/** A course with what the entry points change, show and use up. */
export async function makePlace(): Promise<Place> {
  const made = await makeCourse()
  const course = { ...made, ...(await makeOutsiders(made.courseId)) }
  const { runId } = await submitLab(made)
  await storeCapture(runId)
  return {
    course,
    runId,
    ...(await makeSpares(made)),
    ...(await makeReviewed(made)),
    exams: await makeExams(made),
    drafts: await makeDrafts(made),
    practice: await makePractice(),
  }
}
