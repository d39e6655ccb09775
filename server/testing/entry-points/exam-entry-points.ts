// The entry points of exams, for the test that calls each as everybody.
import { database } from '#server/database/client.ts'
import { actionEntry, type EntryPoint, type Place } from '#server/testing/entry-points/entry-point.ts'
import type { TestCourse } from '#server/testing/make-course.ts'

const hourMs = 3_600_000

/** An exam that is going on, which both students write, or nobody yet. */
export async function makeExam(course: TestCourse, begun: boolean): Promise<string> {
  const now = Date.now()
  const { id } = await database.assignment.create({
    data: {
      courseId: course.courseId,
      title: 'An exam',
      position: Math.floor(Math.random() * 1_000_000_000),
      opensAt: new Date(now - hourMs),
      dueAt: new Date(now + hourMs),
      exam: { create: { minutes: 60 } },
    },
  })
  if (!begun) return id
  const endsAt = new Date(now + hourMs / 2)
  await database.examSitting.createMany({
    data: [course.student, course.otherStudent].map((student) => ({
      assignmentId: id,
      userId: student.id,
      startedAt: new Date(now),
      endsAt,
    })),
  })
  return id
}

/** Exams, each for one entry point that uses it up. */
export async function makeExams(course: TestCourse): Promise<Place['exams']> {
  return {
    started: await makeExam(course, false),
    handedIn: await makeExam(course, true),
    released: await makeExam(course, false),
    longer: await makeExam(course, true),
  }
}

export const examEntryPoints: Record<string, EntryPoint> = {
  'assignments/[assignmentId]/actions.ts startExamAction': actionEntry(
    ['student', 'otherStudent'],
    ({ exams }) => ({ assignmentId: exams.started, code: '' }),
  ),
  'assignments/[assignmentId]/actions.ts handInExamAction': actionEntry(
    ['student', 'otherStudent'],
    ({ exams }) => ({ assignmentId: exams.handedIn }),
  ),
  'courses/[slug]/assignments/actions.ts releaseExamAction': actionEntry(['instructor'], ({ exams }) => ({
    assignmentId: exams.released,
  })),
  'courses/[slug]/assignments/actions.ts giveExamTimeAction': actionEntry(
    ['instructor'],
    ({ exams, course }) => ({
      assignmentId: exams.longer,
      userId: course.student.id,
      minutes: 5,
      reason: 'a test',
    }),
  ),
}
