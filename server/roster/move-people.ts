import * as z from 'zod'
import type { Prisma } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { dropEmpty, makeNamed, type NamedPart } from '#server/roster/make-named.ts'
import { SectionNameSchema } from '#server/roster/section-name.ts'

const MovePeopleInputSchema = z.strictObject({
  slug: IdSchema,
  userIds: z.array(IdSchema).min(1).max(1_000),
  /** Its name. One that is not there yet is made; null takes them out of theirs. */
  to: SectionNameSchema.nullable(),
})

type Result = { ok: true; moved: number } | Refusal<'not-found' | 'gone'>

const moving = (kind: NamedPart) =>
  useCase(
    MovePeopleInputSchema,
    {
      invalid: ({ issues: [issue] }) =>
        issue?.path[0] === 'to'
          ? `Nobody was moved: the ${kind} ${issue.message}.`
          : 'Nobody was moved: the people were not understood. Reload the page and try again.',
    },
    async (viewer, { slug, userIds, to }): Promise<Result> => {
      const course = await findCourse(viewer, slug)
      if (course === null || !may.editRoster(course.standing)) return notFound()
      const courseId = course.id
      return database.$transaction(async (tx) => {
        await lock(tx, 'course', courseId)
        const there = await findThere(tx, kind, courseId, userIds)
        if (there.length === 0) return refuse('gone', whyNobody[kind])
        const id = (await makeNamed(tx, kind, courseId, to === null ? [] : [to]))(to)
        const moved = there.filter((one) => (one.before?.id ?? null) !== id)
        await tx.enrolment.updateMany({
          where: { courseId, userId: { in: moved.map(({ userId }) => userId) } },
          data: kind === 'section' ? { sectionId: id } : { groupId: id },
        })
        await recordActs(
          tx,
          moved.map(({ userId, email, before }) => ({
            courseId,
            byId: viewer.id,
            of: { userId, email },
            act: `${kind}-changed` as const,
            before: { [kind]: before?.name ?? null },
            after: { [kind]: to },
          })),
        )
        await dropEmpty(tx, courseId)
        return { ok: true, moved: moved.length }
      })
    },
  )

/** Puts people of the course into a section, many at once. */
export const setSection = moving('section')

/** Puts students of the course into a group, many at once. What they handed in before stays whose it was. */
export const setGroup = moving('group')

const whyNobody = {
  section: 'Nobody was moved: they are not in the course any more. Reload the page.',
  group: 'Nobody was moved: groups are of students, and none of these is a student of the course.',
} as const

async function findThere(
  tx: Prisma.TransactionClient,
  kind: NamedPart,
  courseId: string,
  userIds: readonly string[],
) {
  const named = { select: { id: true, name: true } }
  const rows = await tx.enrolment.findMany({
    where: {
      courseId,
      userId: { in: [...userIds] },
      ...(kind === 'group' ? { role: 'STUDENT' as const } : {}),
    },
    select: { userId: true, section: named, group: named, user: { select: { email: true } } },
  })
  return rows.map(({ userId, user: { email }, ...row }) => ({ userId, email, before: row[kind] }))
}
