// The gradebook of a large course: 300 students, 20 items, two submissions to each. Its queries, its CSV, and its page
// from one web process, beside the cheapest route of the same run.
import { startTestStack } from '../tests/support/test-stack.ts'
import { fillCourse, slug } from './course/fill-course.ts'
import { findInstructor, measure } from './course/measure.ts'

const students = 300
const assignments = 4

const stack = await startTestStack()
process.env.DATABASE_URL = stack.running().databaseUrl
// Both read the database's URL when they are imported.
const { database } = await import('#server/database/client.ts')
const { findGradebook } = await import('#server/gradebook/find-gradebook.ts')
const { writeGradebookCsv } = await import('#server/gradebook/write-gradebook-csv.ts')
try {
  const { length: items } = await fillCourse(database, { students, assignments })
  const { viewer, site } = await findInstructor(database, stack)
  const read = async () => {
    const gradebook = await findGradebook(viewer, slug)
    if (gradebook === null || gradebook.students.length !== students) throw new Error('Not the gradebook.')
    return gradebook
  }
  const gradebook = await read()
  const base = `/courses/${slug}/gradebook`
  const { bytes: pageBytes } = await site.open(base)
  const table = [
    { what: 'health check', 'median ms': await measure(() => site.open('/api/health')) },
    { what: 'queries and scores', 'median ms': await measure(read) },
    { what: 'CSV of them', 'median ms': await measure(async () => writeGradebookCsv(gradebook)) },
    { what: 'CSV over HTTP', 'median ms': await measure(() => site.open(`${base}.csv`)) },
    { what: 'page over HTTP', 'median ms': await measure(() => site.open(base)) },
  ]
  console.table(table)
  console.log(JSON.stringify({ bench: 'gradebook', students, items, pageBytes, table }))
} finally {
  await database.$disconnect()
  await stack.stop()
}
