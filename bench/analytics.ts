// Analytics of a large course over a whole term: 400 students, 60 items in 12 assignments, two submissions to each. What
// the server reads and the pages from one web process, beside the gradebook and the cheapest route of the same run.
import { startTestStack } from '../tests/support/test-stack.ts'
import { fillCourse, slug } from './course/fill-course.ts'
import { findInstructor, measure } from './course/measure.ts'

const students = 400
const assignments = 12

const stack = await startTestStack()
process.env.DATABASE_URL = stack.running().databaseUrl
// All read the database's URL when they are imported.
const { database } = await import('#server/database/client.ts')
const { findGradebook } = await import('#server/gradebook/find-gradebook.ts')
const { findCourseAnalytics } = await import('#server/analytics/find-course-analytics.ts')
const { findAssignmentAnalytics } = await import('#server/analytics/find-assignment-analytics.ts')
const { findItemAnalytics } = await import('#server/analytics/find-item-analytics.ts')
try {
  const items = await fillCourse(database, { students, assignments })
  const { assignmentId, itemId } = items[0] ?? { assignmentId: '', itemId: '' }
  const { viewer, site } = await findInstructor(database, stack)
  const found = async (what: Promise<{ students: unknown } | null>) => {
    const { students: who } = (await what) ?? {}
    if ((Array.isArray(who) ? who.length : who) !== students) throw new Error('Not of all students.')
  }
  const rows = [
    { of: 'health check', read: null, path: '/api/health' },
    { of: 'gradebook', read: () => found(findGradebook(viewer, slug)), path: `/courses/${slug}/gradebook` },
    {
      of: 'course',
      read: () => found(findCourseAnalytics(viewer, slug)),
      path: `/courses/${slug}/analytics`,
    },
    {
      of: 'assignment',
      read: () => found(findAssignmentAnalytics(viewer, assignmentId)),
      path: `/assignments/${assignmentId}/analytics`,
    },
    {
      of: 'item',
      read: () => found(findItemAnalytics(viewer, itemId)),
      path: `/items/${itemId}/analytics`,
    },
  ]
  const table: { of: string; 'read ms': number | null; 'page ms': number; kB: number }[] = []
  for (const { of, read, path } of rows) {
    table.push({
      of,
      'read ms': read && (await measure(read)),
      'page ms': await measure(() => site.open(path)),
      kB: Math.round((await site.open(path)).bytes / 1_000),
    })
  }
  console.table(table)
  console.log(JSON.stringify({ bench: 'analytics', students, items: items.length, table }))
} finally {
  await database.$disconnect()
  await stack.stop()
}
