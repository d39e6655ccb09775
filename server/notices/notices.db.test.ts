import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { setExtension } from '#server/assignments/more-time/set-extension.ts'
import { database } from '#server/database/client.ts'
import { writeLetter } from '#server/letters/write-letter.ts'
import { chooseMail, findMailChoices } from '#server/notices/choose-mail.ts'
import { findNotices } from '#server/notices/find-notices.ts'
import { markRead } from '#server/notices/mark-read.ts'
import { noticeDueSoon } from '#server/notices/notice-due-soon.ts'
import { setOverride } from '#server/overrides/set-override.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

let course: TestCourse
beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  process.env.SMTP_URL = 'smtp://127.0.0.1:25'
  process.env.MAIL_FROM = 'exercises@example.test'
  await prepareQueue()
  course = await makeCourse()
})
afterAll(async () => {
  delete process.env.SMTP_URL
  delete process.env.MAIL_FROM
  await stopSender()
  await database.$disconnect()
})

const told = async (who: Viewer) => (await findNotices(who, 1)).notices.map(({ says }) => says)
const mailed = () => database.mail.findMany({ where: { kind: 'NOTICE' }, orderBy: { id: 'asc' } })
const hours = (count: number) => new Date(Date.now() + count * 3_600_000)

it('tells of points and of more time, and mails what was chosen', async () => {
  const { instructor, student, otherStudent, assignmentId, exerciseItemId } = course
  const points = {
    itemId: exerciseItemId,
    userId: student.id,
    points: 4,
    reason: 'The unit was not asked for.',
  }
  expect(await setOverride(instructor, points)).toEqual({ ok: true })
  const more = { assignmentId, userId: student.id, dueAt: hours(30).toISOString(), reason: 'Ill.' }
  expect(await setExtension(instructor, more)).toEqual({ ok: true })
  expect(await told(student)).toEqual([
    'You were given more time: Delay and sockets',
    expect.stringMatching(/^Your points changed: /),
  ])
  expect([await told(otherStudent), await told(instructor)]).toEqual([[], []])
  const [mail, ...others] = await mailed()
  expect([mail?.address, others]).toEqual([student.email, []])
  if (mail === undefined) throw new Error('A letter waits.')
  const letter = await writeLetter({ mail, site: 'https://exercises.example.test', now: new Date() })
  expect(letter).toMatchObject({ to: student.email, subject: 'You were given more time: Delay and sockets' })
  expect(letter?.text).toContain(`Ill.\n\nhttps://exercises.example.test/assignments/${assignmentId}\n`)

  // Chosen otherwise, and read meanwhile.
  expect(await chooseMail(student, { kinds: ['POINTS_CHANGED'] })).toEqual({ ok: true })
  expect((await findMailChoices(student)).filter((one) => one.mailed).map(({ kind }) => kind)).toEqual([
    'POINTS_CHANGED',
  ])
  expect(await setExtension(instructor, more)).toEqual({ ok: true })
  expect(await setOverride(instructor, { ...points, points: 5 })).toEqual({ ok: true })
  expect(await mailed()).toHaveLength(2)
  expect(await markRead(student, { noticeId: null })).toEqual({ ok: true, read: 4 })
  expect(await writeLetter({ mail, site: 'https://exercises.example.test', now: new Date() })).toBeNull()
})

it('lets nobody mark or see what another was told', async () => {
  const { instructor, student, otherStudent, exerciseItemId } = course
  await setOverride(instructor, { itemId: exerciseItemId, userId: student.id, points: 6, reason: 'Again.' })
  const [newest] = (await findNotices(student, 1)).notices
  expect(newest).toMatchObject({ isNew: true, note: 'Again.', path: `/items/${exerciseItemId}` })
  expect(await markRead(otherStudent, { noticeId: newest?.id ?? '' })).toEqual({ ok: true, read: 0 })
  expect((await findNotices(student, 99)).unread).toBe(1)
  expect(await markRead(student, { noticeId: newest?.id ?? '' })).toEqual({ ok: true, read: 1 })
})

it('tells once of what is due within a day, by the time that each has, unless all is handed in', async () => {
  const other = await makeCourse({ dueAt: hours(12) })
  const { student, otherStudent, instructor, assignmentId } = other
  await setExtension(instructor, {
    assignmentId,
    userId: otherStudent.id,
    dueAt: hours(48).toISOString(),
    reason: 'Ill.',
  })
  const dueWords = 'Due within a day, and not all handed in: Delay and sockets'
  const all = async () => [
    (await told(student)).filter((says) => says === dueWords).length,
    (await told(otherStudent)).filter((says) => says === dueWords).length,
    (await told(instructor)).length,
  ]
  await Promise.all([noticeDueSoon(), noticeDueSoon()])
  expect(await all()).toEqual([1, 0, 0])
  expect(await noticeDueSoon(hours(1))).toBe(0)
  await noticeDueSoon(hours(30))
  expect(await all()).toEqual([1, 1, 0])

  const done = await makeCourse({ dueAt: hours(12) })
  const items = [done.exerciseItemId, done.labItemId]
  const handIn = async (itemId: string) => {
    const key = { itemId, userId: done.student.id }
    const variant = await database.variant.create({ data: { ...key, attempt: 1, seed: 's', parameters: {} } })
    await database.submission.create({
      data: { variantId: variant.id, userId: key.userId, idempotencyKey: crypto.randomUUID(), response: {} },
    })
  }
  for (const itemId of items) await handIn(itemId)
  await noticeDueSoon()
  expect([await told(done.student), await told(done.otherStudent)]).toEqual([[], [dueWords]])
})
