import { IdSchema } from '#server/access/id-schema.ts'
import { finder } from '#server/access/use-case.ts'
import type { AssignmentAnalytics, CountedBar } from '#server/analytics/analytics-view.ts'
import { quizStatistics } from '#server/analytics/quiz-statistics.ts'
import { database } from '#server/database/client.ts'
import { type AssignmentPoints, findAssignmentPoints } from '#server/gradebook/find-gradebook.ts'

/** Of fewer students numbers mean little. */
export const fewStudents = 5

/** Statistics of an assignment and its items, of the points as they count. Null where the viewer does not see the
 * gradebook. */
export const findAssignmentAnalytics = finder(
  IdSchema,
  async (viewer, assignmentId, now): Promise<AssignmentAnalytics | null> => {
    const found = await database.assignment.findUnique({
      where: { id: assignmentId },
      select: { course: { select: { slug: true } } },
    })
    const gradebook = found && (await findAssignmentPoints(viewer, found.course.slug, assignmentId, now))
    const marks = gradebook && marksOf(gradebook, assignmentId)
    if (!gradebook || !marks) return null
    const { items, points } = marks
    const max = items.reduce((sum, item) => sum + item.points, 0)
    const statistics = quizStatistics(
      points,
      items.map((item) => item.points),
    )
    return {
      course: { slug: gradebook.course.slug, title: gradebook.course.title },
      assignment: { id: assignmentId, title: marks.title },
      max,
      students: points.length,
      few: points.length < fewStudents,
      statistics,
      spread: spreadOf(
        points.map((row) => row.reduce((sum, one) => sum + one, 0)),
        max,
      ),
      items: items.map((item, at) => ({
        ...item,
        drawn: item.id.includes('.'),
        statistics: statistics?.items[at] ?? null,
      })),
    }
  },
)

/** Points of those who handed in something, for each item of an assignment; what they left out is 0. */
export function marksOf(gradebook: Pick<AssignmentPoints, 'assignments' | 'students'>, assignmentId: string) {
  let from = 0
  for (const { id, title, items } of gradebook.assignments) {
    if (id !== assignmentId) {
      from += items.length
      continue
    }
    const rows = gradebook.students.map(({ id: userId, scores }) => ({
      userId,
      scores: scores.slice(from, from + items.length),
    }))
    const took = rows.filter(({ scores }) =>
      scores.some(({ earned, submissions }) => earned !== null || submissions > 0),
    )
    return { title, items, points: took.map(({ scores }) => scores.map(({ earned }) => earned ?? 0)) }
  }
  return null
}

/** By tenths of full marks; full marks stand alone. */
export function spreadOf(earned: readonly number[], max: number): CountedBar[] {
  const counts = Array.from({ length: 11 }, () => 0)
  for (const one of earned) {
    const tenth = max === 0 ? 0 : Math.min(10, Math.max(0, Math.floor((one / max) * 10 + 1e-9)))
    counts[tenth] = (counts[tenth] ?? 0) + 1
  }
  return counts.map((count, at) => ({
    name: at === 10 ? 'full marks' : `${at * 10} to ${at * 10 + 10} %`,
    count,
  }))
}
