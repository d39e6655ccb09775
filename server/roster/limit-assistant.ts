import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { seenBy, seenSelect } from '#server/access/seen-students.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { dropEmpty } from '#server/roster/make-named.ts'
import { sayMaySee, setSees } from '#server/roster/set-sees.ts'

const sectionsMax = 200

/** Says whose work an assistant sees and reviews: that of all students (null), or of some sections. */
export const limitAssistant = useCase(
  z.strictObject({
    slug: IdSchema,
    userId: IdSchema,
    /** At least one: an assistant who should see nobody is none. */
    sectionIds: z.array(IdSchema).min(1).max(sectionsMax).nullable(),
  }),
  { invalid: 'Not saved: choose at least one section, or all students.' },
  async (
    viewer,
    { slug, userId, sectionIds },
  ): Promise<{ ok: true } | Refusal<'not-found' | 'no-assistant' | 'no-section'>> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editRoster(course.standing)) return notFound()
    const courseId = course.id
    return database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      const before = await tx.enrolment.findUnique({
        where: { courseId_userId: { courseId, userId } },
        select: { ...seenSelect, user: { select: { email: true } } },
      })
      if (before?.role !== 'ASSISTANT')
        return refuse(
          'no-assistant',
          'Not saved: this person is not an assistant of the course any more. Reload the page.',
        )
      const sections = await tx.section.findMany({ where: { courseId, id: { in: sectionIds ?? [] } } })
      if (sections.length !== new Set(sectionIds).size)
        return refuse(
          'no-section',
          'Not saved: one of these sections is not there any more. Reload the page.',
        )
      await setSees(tx, { courseId, userId }, sectionIds && sections)
      await dropEmpty(tx, courseId)
      await recordActs(tx, [
        {
          courseId,
          byId: viewer.id,
          of: { userId, email: before.user.email },
          act: 'assistant-limited',
          before: { sees: sayMaySee(seenBy(before).sections) },
          after: { sees: sayMaySee(sectionIds && sections) },
        },
      ])
      return { ok: true }
    })
  },
)
