// The entry points of feedback by people, for the test that calls each as everybody.
import { database } from '#server/database/client.ts'
import {
  actionEntry,
  anyStaff,
  type Caller,
  type EntryPoint,
  type Place,
  staff,
} from '#server/testing/entry-points/entry-point.ts'
import { judgedSubmission } from '#server/testing/judged-submission.ts'
import type { TestCourse } from '#server/testing/make-course.ts'

/** As `actionEntry`, with something made ready before each call; for who may not, it is ready already. */
export function readyEntry(
  may: Caller[],
  input: (place: Place) => object,
  ready: (place: Place) => Promise<object>,
): EntryPoint {
  const plain = actionEntry(may, input)
  return {
    ...plain,
    call: async (entry, place) => {
      const changes = await ready(place)
      return plain.call((...[sent]) => entry({ ...Object(sent), ...changes }), place)
    },
  }
}

const holds = { unaudited: 'keeps a place for a while: what is said is written down when it is done' }
const keepsWords = { unaudited: 'keeps words of staff, which say nothing of anybody' }

export const feedbackEntryPoints: Record<string, EntryPoint> = {
  'items/[itemId]/reviews/actions.ts nextReviewAction': {
    ...actionEntry(anyStaff, ({ reviewed }) => ({ itemId: reviewed.itemId, after: null })),
    ...holds,
  },
  'items/[itemId]/reviews/actions.ts setRubricAction': readyEntry(
    staff,
    ({ reviewed }) => ({
      itemId: reviewed.itemId,
      rubric: [{ id: null, says: 'Of a test', points: -1 }],
      seen: [],
    }),
    async ({ reviewed: { itemId } }) => {
      const there = await database.rubricItem.findMany({ where: { itemId }, select: { id: true } })
      return { seen: there.map(({ id }) => id) }
    },
  ),
  'submissions/[submissionId]/actions.ts askSecondLookAction': actionEntry(['student'], ({ reviewed }) => ({
    submissionId: reviewed.submissionId,
    asks: 'Is the second check right?',
  })),
  'submissions/[submissionId]/review/actions.ts saveReviewAction': readyEntry(
    staff,
    ({ reviewed }) => ({
      submissionId: reviewed.submissionId,
      revision: 0,
      ticks: [],
      comments: [
        {
          id: '3f2b1c9e-3b0e-4e5a-9a6a-5d5c8f1e2a10',
          place: { on: 'lines', path: 'main.py', from: 1, to: 2 },
          text: 'By a test.',
        },
      ],
      done: true,
    }),
    async ({ reviewed: { submissionId } }) => {
      await database.review.updateMany({ where: { submissionId }, data: { heldUntil: null } })
      const review = await database.review.findUnique({ where: { submissionId } })
      return { revision: review?.revision ?? 0 }
    },
  ),
  'submissions/[submissionId]/review/actions.ts holdReviewAction': {
    ...actionEntry(staff, ({ reviewed }) => ({ submissionId: reviewed.submissionId })),
    ...holds,
  },
  'submissions/[submissionId]/review/actions.ts saveReplyAction': {
    ...actionEntry(anyStaff, ({ reviewed }) => ({ itemId: reviewed.itemId, text: 'Close what you open.' })),
    ...keepsWords,
  },
  'submissions/[submissionId]/review/actions.ts forgetReplyAction': {
    ...readyEntry(
      anyStaff,
      ({ reviewed }) => ({ replyId: reviewed.replyId }),
      async ({ course: { courseId } }) => {
        // Each call uses one up.
        const { id } = await database.savedReply.findFirstOrThrow({ where: { courseId } })
        return { replyId: id }
      },
    ),
    ...keepsWords,
  },
  'submissions/[submissionId]/review/actions.ts answerSecondLookAction': readyEntry(
    staff,
    ({ reviewed }) => ({ submissionId: reviewed.askedId, answer: 'It is.' }),
    async ({ reviewed: { askedId } }) => {
      await database.secondLook.updateMany({
        where: { submissionId: askedId },
        data: { answer: null, answeredAt: null },
      })
      return {}
    },
  ),
}

/** Submissions of `student` that can be reviewed, of items of their own. */
export async function makeReviewed(course: TestCourse): Promise<Pick<Place, 'reviewed'>> {
  const one = await judgedSubmission(course, course.student, { position: 91 })
  const asked = await judgedSubmission(course, course.student, { position: 92 })
  await database.secondLook.create({ data: { submissionId: asked.submissionId, asks: 'Is it right?' } })
  const { courseId, assistant } = course
  const replies = await database.savedReply.createManyAndReturn({
    data: [1, 2, 3, 4].map((many) => ({ courseId, byId: assistant.id, text: `Kept by a test, ${many}` })),
  })
  return { reviewed: { ...one, askedId: asked.submissionId, replyId: replies[0]?.id ?? '' } }
}
