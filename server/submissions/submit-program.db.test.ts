import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#server/database/client.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { submitProgram } from '#server/submissions/submit-program.ts'
import { makeCourse, type TestCourse, tinyProgram } from '#server/testing/make-course.ts'

let course: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse()
})
afterAll(stopSender)

const submit = (viewer: TestCourse['student'], key: string = crypto.randomUUID()) =>
  submitProgram(viewer, { itemId: course.labItemId, key, program: tinyProgram })
const countJobs = async () => {
  const [row] = await database.$queryRaw<{ jobs: number }[]>`SELECT count(*)::int AS jobs FROM pgboss.job`
  return row?.jobs
}

describe('submitting a program', () => {
  it('stores one submission, one run and one job for a key, however often it is sent', async () => {
    const key = crypto.randomUUID()
    const results = await Promise.all(Array.from({ length: 6 }, () => submit(course.student, key)))
    const ids = new Set(
      results.map((result) => (result.ok ? `${result.submissionId} ${result.runId}` : result.code)),
    )
    expect(ids.size).toBe(1)
    expect([await database.submission.count(), await database.gradingRun.count(), await countJobs()]).toEqual(
      [1, 1, 1],
    )
    expect(await submit(course.otherStudent, key)).toMatchObject({ ok: true })
  })

  it('takes three at a time from a student, so that nobody fills the queue', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => submit(course.assistant)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(3)
    const before = await countJobs()
    expect(await submit(course.assistant)).toMatchObject({ ok: false, code: 'too-many-waiting' })
    expect(await countJobs()).toBe(before)
  })

  it('stores the same files once', async () => {
    expect(await database.fileTree.count({ where: { submissions: { some: {} } } })).toBe(1)
  })
})
