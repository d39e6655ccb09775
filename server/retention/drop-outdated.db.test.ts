import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { database } from '#server/database/client.ts'
import { beginTry } from '#server/grading/begin-try.ts'
import { finishTry } from '#server/grading/finish-try.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { describeRetention } from '#server/retention/describe-retention.ts'
import { dropOutdated } from '#server/retention/drop-outdated.ts'
import { makeCourse } from '#server/testing/make-course.ts'
import { storeCapture } from '#server/testing/store-capture.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

beforeAll(prepareQueue)
afterAll(stopSender)
const variables = ['KEEP_TRANSCRIPTS_DAYS', 'KEEP_DRAFTS_DAYS', 'KEEP_AUDIT_DAYS']
afterEach(() => {
  for (const variable of variables) delete process.env[variable]
})
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

it('drops what is older than the operator keeps, in batches, and nothing without a setting', async () => {
  const course = await makeCourse()
  const { runId } = await submitLab(course)
  const attempt = await beginTry(runId)
  if (attempt === null) throw new Error('There was nothing to try.')
  await finishTry(attempt, { checks: [], score: 1 })
  await storeCapture(runId)
  const variant = await database.variant.findFirstOrThrow({ where: { itemId: course.labItemId } })
  await database.draft.create({ data: { variantId: variant.id, response: {} } })
  await database.auditEntry.create({ data: { courseId: course.courseId, act: 'enrolled' } })
  expect(await dropOutdated(inDays(10_000))).toEqual({ transcripts: 0, drafts: 0, audit: 0 })

  for (const variable of variables) process.env[variable] = '60'
  expect(await dropOutdated(inDays(59))).toEqual({ transcripts: 0, drafts: 0, audit: 0 })
  const events = await database.gradingEvent.count()
  expect(events).toBeGreaterThan(0)
  // One row in each statement: it goes on until all are gone.
  expect(await dropOutdated(inDays(61), 1)).toEqual({ transcripts: events, drafts: 1, audit: 1 })
  expect(await database.gradingRun.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ score: 1 })
})

it('drops nothing for a setting that cannot be meant, and says so', async () => {
  process.env.KEEP_AUDIT_DAYS = '3 weeks'
  await expect(dropOutdated(inDays(10_000))).rejects.toThrow('KEEP_AUDIT_DAYS is "3 weeks".')
  expect(describeRetention().problem).toContain('30 at least')
  delete process.env.KEEP_AUDIT_DAYS
  expect(describeRetention()).toMatchObject({ problem: null, lines: [{ kept: 'for ever' }, {}, {}, {}, {}] })
})
