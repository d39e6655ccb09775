import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { dropEmptySections, makeSections } from '#server/roster/make-sections.ts'
import { SectionNameSchema } from '#server/roster/section-name.ts'

const SetSectionInputSchema = z.strictObject({
  slug: IdSchema,
  userIds: z.array(IdSchema).min(1).max(1_000),
  /** One that is not there yet is made; null takes them out of theirs. */
  section: SectionNameSchema.nullable(),
})

type Result = { ok: true; moved: number } | Refusal<'not-found' | 'gone'>

/** Puts people of the course into a section, many at once. */
export const setSection = useCase(
  SetSectionInputSchema,
  {
    invalid: ({ issues: [issue] }) =>
      issue?.path[0] === 'section'
        ? `Nobody was moved: the section ${issue.message}.`
        : 'Nobody was moved: the people were not understood. Reload the page and try again.',
  },
  async (viewer, { slug, userIds, section }): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editRoster(course.standing)) return notFound()
    const courseId = course.id
    return database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      const there = await tx.enrolment.findMany({
        where: { courseId, userId: { in: userIds } },
        select: {
          userId: true,
          section: { select: { id: true, name: true } },
          user: { select: { email: true } },
        },
      })
      if (there.length === 0) {
        return refuse('gone', 'Nobody was moved: they are not in the course any more. Reload the page.')
      }
      const sectionId = (await makeSections(tx, courseId, section === null ? [] : [section]))(section)
      const moved = there.filter((enrolment) => (enrolment.section?.id ?? null) !== sectionId)
      await tx.enrolment.updateMany({
        where: { courseId, userId: { in: moved.map(({ userId }) => userId) } },
        data: { sectionId },
      })
      await recordActs(
        tx,
        moved.map(({ userId, user: { email }, section: before }) => ({
          courseId,
          byId: viewer.id,
          of: { userId, email },
          act: 'section-changed',
          before: { section: before?.name ?? null },
          after: { section },
        })),
      )
      await dropEmptySections(tx, courseId)
      return { ok: true, moved: moved.length }
    })
  },
)
