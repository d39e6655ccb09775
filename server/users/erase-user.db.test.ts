import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAudit } from '#server/courses/find-audit.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { beginTry } from '#server/grading/begin-try.ts'
import { finishTry } from '#server/grading/finish-try.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { storeCapture } from '#server/testing/store-capture.ts'
import { submitLab } from '#server/testing/submit-lab.ts'
import { eraseUser, planErasure } from '#server/users/erase-user.ts'

const secret = 'my-name-is-in-it'
const number = '98765.4321'
let course: TestCourse
let submissionId: string
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse()
  const { student } = course
  const text = `print("${secret}")\n`
  const lab = await submitLab(course, student, { language: 'python', files: [{ path: 'main.py', text }] })
  submissionId = lab.submissionId
  const attempt = await beginTry(lab.runId)
  if (attempt === null) throw new Error('There was nothing to try.')
  await finishTry(attempt, { checks: [], score: 0.5 })
  await storeCapture(lab.runId)
  await openItem(student, course.exerciseItemId)
  await submitResponse(student, {
    itemId: course.exerciseItemId,
    attempt: 1,
    key: crypto.randomUUID(),
    response: { total: { value: number, unit: 'ms' } },
  })
  await submitLab(course, course.otherStudent)
  await database.auditEntry.create({
    data: {
      courseId: course.courseId,
      userId: student.id,
      email: student.email,
      act: 'enrolled',
      reason: secret,
    },
  })
  await database.account.create({
    data: { id: crypto.randomUUID(), accountId: secret, providerId: 'credential', userId: student.id },
  })
})
afterAll(async () => {
  await stopSender()
  await stopExercisePool()
})

/** Tables in which a text stands, whatever column. */
async function whereIs(text: string): Promise<string[]> {
  const tables = await database.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await database.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${name}" AS row
       WHERE to_jsonb(row)::text LIKE $1 OR to_jsonb(row)::text LIKE $2`,
      `%${text}%`,
      `%${Buffer.from(text).toString('hex')}%`,
    )
    if (row && row.count > 0) found.push(name)
  }
  return found.toSorted()
}

describe('erasing a person', () => {
  it('says what it will do, to the one whose address is typed, and leaves the last instructor', async () => {
    const { email } = course.student
    expect(await planErasure(email.toUpperCase())).toMatchObject({
      ok: true,
      plan: { email, submissions: 2, courses: 1 },
    })
    expect(await eraseUser(email, 'another@example.test')).toMatchObject({ code: 'other-address' })
    expect(await planErasure('nobody@example.test')).toMatchObject({ code: 'no-account' })
    const { email: teaching } = course.instructor
    expect(await planErasure(teaching)).toMatchObject({ code: 'last-instructor' })
    expect(await eraseUser(teaching, teaching)).toMatchObject({ code: 'last-instructor' })
    expect(await whereIs(secret)).toContain('Blob')
    expect(await whereIs(number)).toContain('Submission')
  })

  it('leaves their marks without a name, and nothing else of them anywhere', async () => {
    const { email } = course.student
    const marks = async () => {
      const gradebook = await findGradebook(course.instructor, course.slug)
      return gradebook?.students.find(({ id }) => id === course.student.id)
    }
    const before = await marks()
    const others = await database.submission.count()
    expect(await eraseUser(email, ` ${email.toUpperCase()} `)).toMatchObject({ ok: true })
    expect(await whereIs(secret)).toEqual([])
    expect(await whereIs(number)).toEqual([])
    expect(await whereIs(email)).toEqual([])
    const after = await marks()
    expect(after?.scores).toEqual(before?.scores)
    expect(after?.name).toMatch(/^Erased /)
    expect(await database.submission.count()).toBe(others)
    const shown = await findSubmission(course.instructor, submissionId)
    expect(JSON.stringify(shown)).toContain('ERASED.txt')
    expect(await planErasure(email)).toMatchObject({ code: 'no-account' })
    expect(await findAudit(course.instructor, { slug: course.slug })).not.toBeNull()
    const [entry] = await database.auditEntry.findMany({ where: { act: 'account-erased' } })
    expect(entry).toMatchObject({ userId: course.student.id, byId: null })
  })
})
