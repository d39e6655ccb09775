import { IdSchema } from '#server/access/id-schema.ts'
import { finder } from '#server/access/use-case.ts'
import type { Behind, CourseAnalytics } from '#server/analytics/analytics-view.ts'
import { marksOf } from '#server/analytics/find-assignment-analytics.ts'
import { database } from '#server/database/client.ts'
import { findGradebook, type Gradebook } from '#server/gradebook/find-gradebook.ts'

/** Assignments that are over, of which the last so many tell who is behind. */
const lastOnes = 3
/** Whoever has a smaller share of their points is behind. */
const shareMin = 0.4

/** How a course goes: who falls behind, and each assignment at a glance. Null where the viewer does not see the gradebook. */
export const findCourseAnalytics = finder(
  IdSchema,
  async (viewer, slug, now): Promise<CourseAnalytics | null> => {
    const gradebook = await findGradebook(viewer, slug, now)
    if (gradebook === null) return null
    const rows = await database.assignment.findMany({
      where: { courseId: gradebook.course.id },
      select: { id: true, dueAt: true, lateUntil: true },
    })
    const endOf = new Map(rows.map(({ id, dueAt, lateUntil }) => [id, lateUntil ?? dueAt]))
    const over = gradebook.assignments.filter(({ id }) => (endOf.get(id) ?? now) < now)
    const last = over
      .toSorted((a, b) => (endOf.get(a.id)?.getTime() ?? 0) - (endOf.get(b.id)?.getTime() ?? 0))
      .slice(-lastOnes)
    return {
      course: { slug: gradebook.course.slug, title: gradebook.course.title },
      students: gradebook.students.length,
      over: over.length,
      behind: findBehind(gradebook, last),
      assignments: gradebook.assignments.map(({ id, title, opened, items }) => {
        const points = marksOf(gradebook, id)?.points ?? []
        const full = points.length * items.reduce((sum, item) => sum + item.points, 0)
        const earned = points.flat().reduce((sum, one) => sum + one, 0)
        return { id, title, opened, students: points.length, share: full === 0 ? null : earned / full }
      }),
    }
  },
)

/** In words that say what happened, whoever needs a word most first. */
function findBehind(gradebook: Gradebook, last: Gradebook['assignments']): Behind[] {
  const placeOf = new Map<string, number>()
  let place = 0
  for (const { id, items } of gradebook.assignments) {
    placeOf.set(id, place)
    place += items.length
  }
  const found = gradebook.students.flatMap(({ id, name, scores }) => {
    const own = last.map((assignment) => {
      const from = placeOf.get(assignment.id) ?? 0
      const within = scores.slice(from, from + assignment.items.length)
      return {
        title: assignment.title,
        full: assignment.items.reduce((sum, item) => sum + item.points, 0),
        earned: within.reduce((sum, one) => sum + (one.earned ?? 0), 0),
        nothing: within.every(({ submissions, earned }) => submissions === 0 && earned === null),
      }
    })
    const missed = own.filter(({ nothing }) => nothing).map(({ title }) => title)
    const full = own.reduce((sum, one) => sum + one.full, 0)
    const share = full === 0 ? 1 : own.reduce((sum, one) => sum + one.earned, 0) / full
    const says = sayBehind(missed, own.length, share)
    return says === null ? [] : [{ userId: id, name, says, missed: missed.length, share }]
  })
  return found
    .toSorted((a, b) => b.missed - a.missed || a.share - b.share || (a.name < b.name ? -1 : 1))
    .map(({ userId, name, says }) => ({ userId, name, says }))
}

function sayBehind(missed: readonly string[], of: number, share: number): string | null {
  const percent = `${Math.round(share * 100)} % of the points of the last ${of}`
  if (of > 0 && missed.length === of)
    return of === 1
      ? `handed in nothing for ${missed[0]}`
      : `handed in nothing for the last ${of} assignments`
  if (missed.length >= 2) return `handed in nothing for ${missed.join(' and ')}; ${percent}`
  return of >= 2 && share < shareMin ? `has ${percent}` : null
}
