import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { findSeen, sectionSeen } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import type { SittingView } from '#server/exams/sitting-view.ts'
import { examStateOf } from '#server/scores/exam.ts'
import { extended } from '#server/scores/extension.ts'
import { findGivenTimes } from '#server/scores/find-given-times.ts'

interface ExamRoom {
  course: FoundCourse
  assignment: { id: string; title: string; opensAt: Date; dueAt: Date; typedIn: string | null }
  exam: { minutes: number; releaseAt: Date | null; releasedAt: Date | null; networks: readonly string[] }
  mayRelease: boolean
  mayGiveTime: boolean
  /** By name. */
  students: SittingView[]
}

/** Who is where in an exam, for its staff. Null when there is no such exam. */
export const findSittings = finder(
  z.strictObject({ slug: IdSchema, assignmentId: IdSchema }),
  async (viewer, { slug, assignmentId }, now): Promise<ExamRoom | null> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.seeGradebook(course.standing)) return null
    const row = await database.assignment.findFirst({
      where: { id: assignmentId, courseId: course.id },
      include: { exam: { include: { sittings: true } }, course: { select: { timeZone: true } } },
    })
    if (row === null || row.exam === null) return null
    const { exam } = row
    const seen = await findSeen(viewer, course.id)
    const [given, enrolments, drafts] = await Promise.all([
      findGivenTimes(database, course.id),
      database.enrolment.findMany({
        where: { courseId: course.id, role: 'STUDENT', ...sectionSeen(seen) },
        orderBy: { user: { name: 'asc' } },
        select: { userId: true, sectionId: true, user: { select: { name: true, email: true } } },
      }),
      database.variant.findMany({
        where: { item: { assignmentId } },
        select: {
          userId: true,
          draft: { select: { updatedAt: true } },
          submissions: { select: { unreadable: true } },
        },
      }),
    ])
    const draftsOf = Map.groupBy(drafts, ({ userId }) => userId)
    const sittingOf = new Map(exam.sittings.map((one) => [one.userId, one]))
    const students = enrolments.map(({ userId, sectionId, user }): SittingView => {
      const sitting = sittingOf.get(userId) ?? null
      const own = draftsOf.get(userId) ?? []
      const saved = own.flatMap(({ draft }) => (draft === null ? [] : [draft.updatedAt.getTime()]))
      const window = extended(row, given(assignmentId, userId, sectionId ?? undefined))
      return {
        userId,
        ...user,
        state: examStateOf(window, { minutes: exam.minutes, releasedAt: null, sitting }, now),
        startedAt: sitting?.startedAt ?? null,
        endsAt: sitting?.endsAt ?? null,
        handedInAt: sitting?.handedInAt ?? null,
        closed: sitting !== null && sitting.closedAt !== null,
        answered: saved.length,
        savedAt: saved.length === 0 ? null : new Date(Math.max(...saved)),
        unreadable: own.some(({ submissions }) => submissions.some((one) => one.unreadable !== null)),
      }
    })
    return {
      course,
      assignment: {
        id: row.id,
        title: row.title,
        opensAt: row.opensAt,
        dueAt: row.dueAt,
        typedIn: row.course.timeZone,
      },
      exam,
      mayRelease: may.editAssignments(course.standing),
      mayGiveTime: may.giveExtensions(course.standing),
      students,
    }
  },
)
