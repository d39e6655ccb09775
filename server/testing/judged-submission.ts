import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import type { TestCourse } from '#server/testing/make-course.ts'

export interface JudgedOptions {
  /** Of the item, or of the item of a new assignment at this position. */
  itemId?: string
  position?: number
  score?: number
  at?: Date
  attempt?: number
}

/** A submission as if it had been judged, to an item of the exercise; nothing of it was worked out. */
export async function judgedSubmission(
  course: TestCourse,
  student: Viewer,
  { itemId: given, position = 50, score = 0.5, at = new Date(), attempt = 1 }: JudgedOptions = {},
): Promise<{ itemId: string; submissionId: string; variantId: string }> {
  const itemId = given ?? (await makeItem(course, position))
  const common = { userId: student.id }
  const { id: variantId } = await database.variant.upsert({
    where: { itemId_userId_attempt: { itemId, userId: student.id, attempt } },
    create: { ...common, itemId, attempt, seed: 'of a test', parameters: { rtt: 100 } },
    update: {},
  })
  const { id: submissionId } = await database.submission.create({
    data: {
      ...common,
      variantId,
      idempotencyKey: crypto.randomUUID(),
      response: { total: { value: '1', unit: 'ms' } },
      createdAt: at,
      runs: {
        create: {
          ...common,
          variantId,
          mode: 'LIVE',
          status: 'FINISHED',
          graderVersion: '',
          seed: '',
          score,
          result: { parts: [], score },
        },
      },
    },
  })
  return { itemId, submissionId, variantId }
}

async function makeItem({ courseId, exerciseItemId }: TestCourse, position: number): Promise<string> {
  const { exerciseVersionId } = await database.assignmentItem.findUniqueOrThrow({
    where: { id: exerciseItemId },
  })
  const { items } = await database.assignment.create({
    data: {
      courseId,
      title: `Reviewed by a test, ${position}`,
      position,
      opensAt: new Date(Date.now() - 86_400_000),
      dueAt: new Date(Date.now() + 86_400_000),
      items: { create: { position: 0, points: 10, exerciseVersionId } },
    },
    include: { items: true },
  })
  return items[0]?.id ?? ''
}
