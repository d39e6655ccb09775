// Reviews: what is read of them and when, who is at which, and what they give, the same wherever points stand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { findAudit } from '#server/courses/find-audit.ts'
import { database } from '#server/database/client.ts'
import { answerSecondLook } from '#server/feedback/answer-second-look.ts'
import { askSecondLook } from '#server/feedback/ask-second-look.ts'
import { findFeedback, findItemFeedback } from '#server/feedback/find-feedback.ts'
import { findQueue } from '#server/feedback/find-queue.ts'
import { findUnread } from '#server/feedback/find-unread.ts'
import { findWaiting } from '#server/feedback/find-waiting.ts'
import { holdMs } from '#server/feedback/hold.ts'
import { holdReview } from '#server/feedback/hold-review.ts'
import { nextReview } from '#server/feedback/next-review.ts'
import { openReview } from '#server/feedback/open-review.ts'
import { saveReview } from '#server/feedback/save-review.ts'
import { forgetReply, saveReply } from '#server/feedback/saved-replies.ts'
import { setRubric } from '#server/feedback/set-rubric.ts'
import { findNotices } from '#server/notices/find-notices.ts'
import { setOverride } from '#server/overrides/set-override.ts'
import { judgedSubmission } from '#server/testing/judged-submission.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

let course: TestCourse
beforeAll(async () => {
  course = await makeCourse()
})
afterAll(() => database.$disconnect())

let position = 100
/** An item with a submission of each student, and a rubric of two lines: −3 and +2. */
async function reviewedItem(score = 0.5) {
  position += 1
  const own = await judgedSubmission(course, course.student, { position, score })
  const { itemId } = own
  const other = await judgedSubmission(course, course.otherStudent, { itemId, score })
  const set = await setRubric(course.assistant, {
    itemId,
    rubric: [
      { id: null, says: 'The socket is never closed', points: -3 },
      { id: null, says: 'Clear to read', points: 2 },
    ],
    seen: [],
  })
  const [minus = '', plus = ''] = set.ok ? set.ids : []
  return { itemId, own: own.submissionId, other: other.submissionId, minus, plus }
}
const comment = (text: string) => ({ id: crypto.randomUUID(), place: { on: 'whole' as const }, text })
const save = (viewer: Viewer, submissionId: string, rest: object) =>
  saveReview(viewer, { submissionId, revision: 0, ticks: [], comments: [], done: false, ...rest })

const minutes = (many: number) => new Date(Date.now() + many * 60_000)

describe('a review', () => {
  it('is read by its student when it is done, and by no other student', async () => {
    const { student, otherStudent, assistant, instructor } = course
    const { itemId, own, minus } = await reviewedItem()
    const said = comment('Close what you open.')
    expect(await save(assistant, own, { comments: [said], ticks: [minus] })).toMatchObject({
      ok: true,
      revision: 1,
    })
    const before = [
      await findFeedback(student, own),
      await findItemFeedback(student, itemId),
      await findUnread(student),
    ]
    expect(before).toMatchObject([{ review: null }, [], []])
    expect(JSON.stringify(before)).not.toMatch(/Close|never closed/)
    expect(await findFeedback(otherStudent, own)).toBeNull()
    expect((await openReview(assistant, { submissionId: own, names: false }))?.review).toMatchObject({
      comments: [{ text: said.text, by: 'assistant' }],
      ticks: [minus],
      isDraft: true,
      students: null,
    })
    await save(assistant, own, { revision: 1, comments: [said], ticks: [minus], done: true })
    expect(await findUnread(student)).toMatchObject([{ submissionId: own, title: 'Two round trips' }])
    expect(await findItemFeedback(student, itemId)).toMatchObject([{ review: { isNew: true } }])
    expect(await findFeedback(student, own)).toMatchObject({
      review: {
        isNew: true,
        by: 'assistant',
        marks: [{ says: 'The socket is never closed', points: -3 }],
        comments: [{ text: said.text, by: 'assistant', place: { on: 'whole' } }],
      },
    })
    expect(await findFeedback(student, own)).toMatchObject({ review: { isNew: false } })
    expect(await findUnread(student)).toEqual([])
    // What is begun anew stays what it was to the student; done, it is new again, and others' words stay theirs.
    await save(instructor, own, { revision: 2, comments: [said, comment('One more.')] })
    expect((await findFeedback(student, own))?.review?.comments).toHaveLength(1)
    await save(instructor, own, { revision: 3, comments: [said, comment('One more.')], done: true })
    expect((await findFeedback(student, own))?.review).toMatchObject({
      isNew: true,
      marks: [],
      comments: [{ by: 'assistant' }, { by: 'instructor' }],
    })
    const audit = await findAudit(instructor, { slug: course.slug, find: student.email })
    expect(
      audit?.lines
        .filter(({ act }) => act === 'reviewed')
        .map(({ before: was, after }) => [was.reviewPoints, after.reviewPoints]),
    ).toEqual([
      [-3, 0],
      [null, -3],
    ])
  })

  it('that was not seen is not gone over', async () => {
    const { assistant, instructor } = course
    const { own } = await reviewedItem()
    await save(assistant, own, { comments: [comment('Mine.')], done: true })
    const stale = await save(instructor, own, { comments: [comment('Yours.')] })
    expect(stale).toMatchObject({
      code: 'conflict',
      other: { revision: 1, content: { comments: [{ text: 'Mine.' }] } },
    })
    expect(await database.reviewComment.count({ where: { submissionId: own } })).toBe(1)
  })

  it.each([
    ['an empty comment', { comments: [comment('  ')] }],
    ['an endless one', { comments: [comment('x'.repeat(4_001))] }],
    ['a NUL', { comments: [comment('a\0b')] }],
    ['half a character', { comments: [comment('a\ud800b')] }],
    [
      'lines that end before they begin',
      { comments: [{ ...comment('x'), place: { on: 'lines', path: 'a', from: 2, to: 1 } }] },
    ],
    [
      'two of one id',
      {
        comments: [
          { ...comment('x'), id: '3f2b1c9e-3b0e-4e5a-9a6a-5d5c8f1e2a10' },
          { ...comment('y'), id: '3f2b1c9e-3b0e-4e5a-9a6a-5d5c8f1e2a10' },
        ],
      },
    ],
    ['too many', { comments: Array.from({ length: 101 }, () => comment('x')) }],
  ])('with %s is refused', async (_what, rest) => {
    const { own } = await reviewedItem()
    expect(await save(course.assistant, own, rest)).toMatchObject({ ok: false, code: 'invalid' })
  })

  it('ticks nothing of another item', async () => {
    const [one, another] = [await reviewedItem(), await reviewedItem()]
    await save(course.assistant, one.own, { ticks: [another.minus], done: true })
    expect(await database.rubricMark.count({ where: { submissionId: one.own } })).toBe(0)
  })
})

describe('the queue', () => {
  it('gives two reviewers different submissions, and nobody what is open elsewhere', async () => {
    const { assistant, instructor } = course
    const { itemId, own, other } = await reviewedItem()
    const now = new Date()
    const next = async (viewer: Viewer, at = now, after: string | null = null) => {
      const answer = await nextReview(viewer, { itemId, after }, at)
      return answer.ok ? answer.submissionId : answer.code
    }
    const given = await Promise.all([next(assistant), next(instructor)])
    expect(given.toSorted()).toEqual([own, other].toSorted())
    const [first] = given
    expect(await next(assistant)).toBe(first)
    // All that is left is open with the other one.
    expect(await next(assistant, now, first)).toBeNull()
    expect(await save(instructor, first ?? '', {})).toMatchObject({ ok: true })
    expect(await save(assistant, first ?? '', { revision: 1 })).toMatchObject({ ok: false, code: 'held' })
    await holdReview(assistant, { submissionId: first })
    expect(await save(assistant, first ?? '', { revision: 1, done: true })).toMatchObject({ ok: true })
    const later = new Date(now.getTime() + holdMs + 1_000)
    expect(await next(assistant, later)).toBe(given[1])
    expect(await findQueue(course.student, { itemId, names: true })).toBeNull()
    const queue = await findQueue(assistant, { itemId, names: false }, later)
    expect(queue?.rows.map(({ state }) => state).toSorted()).toEqual(['done', 'waiting'])
    expect(JSON.stringify(queue?.rows)).not.toMatch(/"(student|other)"/)
    expect(
      (await findQueue(assistant, { itemId, names: true }))?.rows.map(({ name }) => name).toSorted(),
    ).toEqual(['other', 'student'])
  })

  it('has the submission that counts, and again when another one does', async () => {
    const { assistant, student } = course
    const { itemId, own } = await reviewedItem()
    await save(assistant, own, { done: true })
    const waitsFor = async () =>
      (await findQueue(assistant, { itemId, names: true }))?.rows.find(({ name }) => name === 'student')
    expect(await waitsFor()).toMatchObject({ submissionId: own, state: 'done' })
    await judgedSubmission(course, student, { itemId, score: 0.1, at: minutes(1) })
    expect(await waitsFor()).toMatchObject({ submissionId: own, state: 'done' })
    const same = await judgedSubmission(course, student, { itemId, score: 0.5, at: minutes(2) })
    expect(await waitsFor()).toMatchObject({ submissionId: same.submissionId, state: 'waiting' })
    const waiting = await findWaiting(assistant, course.slug)
    expect(waiting?.find((one) => one.itemId === itemId)).toMatchObject({ ungraded: 2, requests: 0 })
    expect(await findWaiting(student, course.slug)).toBeNull()
  })
})

it('a rubric is changed as a whole, and not over somebody else’s', async () => {
  const { assistant, instructor } = course
  const { itemId, minus, plus } = await reviewedItem()
  const line = { id: plus, says: 'Clear', points: 1 }
  const sent = { itemId, rubric: [line], seen: [minus, plus] }
  expect(await setRubric(instructor, { ...sent, rubric: [{ ...line, points: 1_001 }] })).toMatchObject({
    code: 'invalid',
  })
  expect(await setRubric(instructor, sent)).toEqual({ ok: true, ids: [plus] })
  expect(await setRubric(assistant, sent)).toMatchObject({ code: 'stale' })
  expect(await database.rubricItem.findMany({ where: { itemId } })).toMatchObject([
    { says: 'Clear', points: 1 },
  ])
})

it('comments are kept for the whole course, once', async () => {
  const { assistant, instructor } = course
  const { itemId, own } = await reviewedItem()
  const kept = await saveReply(assistant, { itemId, text: ' Close it. ' })
  expect(await saveReply(instructor, { itemId, text: 'Close it.' })).toEqual(kept)
  const other = await reviewedItem()
  await save(assistant, other.own, { comments: [comment('Seen before.')], done: true })
  expect((await openReview(instructor, { submissionId: own, names: true }))?.review.replies).toMatchObject([
    { text: 'Close it.' },
  ])
  expect(
    (await openReview(instructor, { submissionId: other.other, names: true }))?.review.saidBefore,
  ).toEqual(['Seen before.'])
  expect(await forgetReply(instructor, { replyId: kept.ok ? kept.id : '' })).toEqual({ ok: true })
})

describe('a second look', () => {
  it('is asked for once, answered once, and read', async () => {
    const { student, otherStudent, assistant, instructor } = course
    const { itemId, own } = await reviewedItem()
    const ask = (viewer: Viewer, now = new Date()) =>
      askSecondLook(viewer, { submissionId: own, asks: 'Line 3 is right.' }, now)
    expect(await ask(otherStudent)).toMatchObject({ code: 'not-found' })
    expect(await ask(assistant)).toMatchObject({ code: 'not-found' })
    expect(await ask(student, new Date(Date.now() + 40 * 86_400_000))).toMatchObject({ code: 'too-late' })
    expect((await findFeedback(student, own))?.ask).toEqual({ possible: true })
    const asked = await Promise.all([ask(student), ask(student)])
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await findQueue(assistant, { itemId, names: false })).toMatchObject({
      requests: [{ submissionId: own, name: null }],
    })
    const answer = () => answerSecondLook(assistant, { submissionId: own, answer: 'It is, sorry.' })
    expect(await answer()).toEqual({ ok: true })
    expect(await answer()).toMatchObject({ code: 'answered-already' })
    const told = async (viewer: Viewer) =>
      (await findNotices(viewer, 1)).notices.filter(({ path }) => path === `/submissions/${own}`)
    expect(await told(student)).toMatchObject([{ note: 'It is, sorry.' }])
    expect(await told(instructor)).toMatchObject([{ note: 'Line 3 is right.' }])
    expect(await told(otherStudent)).toEqual([])
    expect((await findUnread(student)).map(({ submissionId }) => submissionId)).toContain(own)
    expect((await findFeedback(student, own))?.secondLook?.answer).toMatchObject({
      text: 'It is, sorry.',
      by: 'assistant',
      isNew: true,
    })
    expect((await findFeedback(student, own))?.secondLook?.answer?.isNew).toBe(false)
    expect((await findAudit(instructor, { slug: course.slug, find: student.email }))?.lines[0]).toMatchObject(
      {
        act: 'second-look-answered',
        reason: 'It is, sorry.',
      },
    )
  })

  it.each([
    ['full marks', 1, false],
    ['full marks by hand', 0.5, true],
  ])('leaves nothing to ask for with %s', async (_what, score, byHand) => {
    const { student, instructor } = course
    const { itemId, own } = await reviewedItem(score)
    if (byHand) await setOverride(instructor, { itemId, userId: student.id, points: 10, reason: 'Right.' })
    expect((await findFeedback(student, own))?.ask).toMatchObject({ possible: false })
    expect(await askSecondLook(student, { submissionId: own, asks: 'More!' })).toMatchObject({
      code: 'nothing-to-gain',
    })
  })

  it('is for what counts, and for three at a time', async () => {
    const { otherStudent: student } = course
    const items = [await reviewedItem(), await reviewedItem(), await reviewedItem(), await reviewedItem()]
    const better = await judgedSubmission(course, student, { itemId: items[0]?.itemId ?? '', score: 0.9 })
    const asks = 'Please.'
    expect(await askSecondLook(student, { submissionId: items[0]?.other, asks })).toMatchObject({
      code: 'no-submission-that-counts',
    })
    const all = [better.submissionId, ...items.slice(1).map(({ other }) => other)]
    const codes: unknown[] = []
    for (const submissionId of all) {
      const answer = await askSecondLook(student, { submissionId, asks })
      codes.push(answer.ok || answer.code)
    }
    expect(codes).toEqual([true, true, true, 'too-many'])
  })
})
