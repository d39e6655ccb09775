// The gradebook of a large course: 300 students, 20 items, two submissions to each. Its queries, its CSV, and its page
// from one web process, beside the cheapest route of the same run.
import { chromium } from '@playwright/test'
import { signInNames } from '../tests/e2e/support/demo-accounts.ts'
import { signInAs } from '../tests/e2e/support/test.ts'
import { startTestStack } from '../tests/support/test-stack.ts'
import { median } from './median.ts'

const students = 300
const assignments = 4
const itemsEach = 5
const times = 15
const slug = 'computer-networking'

async function measure(work: () => Promise<unknown>): Promise<number> {
  await work()
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now()
    await work()
    took.push(performance.now() - startedAt)
  }
  return median(took)
}

const stack = await startTestStack()
process.env.DATABASE_URL = stack.running().databaseUrl
// Both read the database's URL when they are imported.
const { database } = await import('#server/database/client.ts')
const { findGradebook } = await import('#server/gradebook/find-gradebook.ts')
const { writeGradebookCsv } = await import('#server/gradebook/write-gradebook-csv.ts')
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  await fillCourse()
  const viewer = await database.user.findUniqueOrThrow({ where: { email: signInNames.instructor } })
  const read = async () => {
    const gradebook = await findGradebook(viewer, slug)
    if (gradebook === null || gradebook.students.length !== students) throw new Error('Not the gradebook.')
    return gradebook
  }
  const gradebook = await read()
  const page = await browser.newPage()
  await signInAs(page, signInNames.instructor, 'roundtrip-demo', stack.url)
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const load = (path: string) => async () => {
    const response = await fetch(`${stack.url}${path}`, { headers: { cookie } })
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`)
    return response.text()
  }
  const base = `/courses/${slug}/gradebook`
  const pageBytes = Buffer.byteLength(await load(base)())
  const table = [
    { what: 'health check', ms: await measure(load('/api/health')) },
    { what: 'queries and scores', ms: await measure(read) },
    { what: 'CSV of them', ms: await measure(async () => writeGradebookCsv(gradebook)) },
    { what: 'CSV over HTTP', ms: await measure(load(`${base}.csv`)) },
    { what: 'page over HTTP', ms: await measure(load(base)) },
  ].map(({ what, ms }) => ({ what, 'median ms': Math.round(ms * 10) / 10 }))
  console.table(table)
  const items = assignments * itemsEach
  console.log(JSON.stringify({ bench: 'gradebook', students, items, pageBytes, table }))
} finally {
  await browser.close()
  await database.$disconnect()
  await stack.stop()
}

/** In place of what the demo course holds. */
async function fillCourse(): Promise<void> {
  const { id: courseId } = await database.course.findUniqueOrThrow({ where: { slug } })
  await database.enrolment.deleteMany({ where: { courseId, role: 'STUDENT' } })
  const versions = await database.exerciseVersion.findMany({ take: itemsEach, select: { id: true } })
  for (let position = 0; position < assignments; position += 1) {
    await database.assignment.create({
      data: {
        courseId,
        title: `Week ${position + 1}`,
        position: 1_000 + position,
        opensAt: new Date(0),
        dueAt: new Date(Date.now() - 36 * 3_600_000),
        lateUntil: new Date(Date.now() + 36 * 3_600_000),
        latePenalty: 10,
        items: {
          create: versions.map(({ id }, at) => ({ position: at, points: 10, exerciseVersionId: id })),
        },
      },
    })
  }
  await database.$executeRaw`
    INSERT INTO "User" (id, name, email, "updatedAt")
    SELECT 'bench-' || n, 'Student ' || n, 'bench-' || n || '@example.test', now()
    FROM generate_series(1, ${students}::int) n`
  await database.$executeRaw`
    INSERT INTO "Enrolment" ("courseId", "userId", role)
    SELECT ${courseId}, id, 'STUDENT' FROM "User" WHERE id LIKE 'bench-%'`
  await database.$executeRaw`
    INSERT INTO "Variant" (id, "itemId", "userId", attempt, seed, parameters)
    SELECT i.id || u.id, i.id, u.id, 1, 'bench', '{}'
    FROM "AssignmentItem" i JOIN "Assignment" a ON a.id = i."assignmentId" AND a.position >= 1000
    CROSS JOIN "User" u WHERE u.id LIKE 'bench-%'`
  // One in time and one late, a day apart.
  await database.$executeRaw`
    INSERT INTO "Submission" (id, "variantId", "userId", "idempotencyKey", response, "createdAt")
    SELECT v.id || n, v.id, v."userId", gen_random_uuid(), '{}', now() - n * interval '24 hours'
    FROM "Variant" v CROSS JOIN generate_series(1, 2) n WHERE v."userId" LIKE 'bench-%'`
  await database.$executeRaw`
    INSERT INTO "GradingRun"
      (id, mode, status, "submissionId", "variantId", "userId", "graderVersion", seed, score, "createdAt")
    SELECT s.id, 'LIVE', 'FINISHED', s.id, s."variantId", s."userId", 'bench', '', random(), s."createdAt"
    FROM "Submission" s WHERE s."userId" LIKE 'bench-%'`
  await database.$executeRaw`ANALYZE`
}
