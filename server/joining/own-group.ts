// What students do with their groups by themselves, where their course lets them. What was handed in before stays whose it
// was: leaving a group and coming into one is about what comes next (server/teams/find-owner.ts).
import * as z from 'zod'
import type { Prisma } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { makeJoinCode, readJoinCode } from '#server/courses/join-code.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

type Result =
  | { ok: true }
  | Refusal<'not-found' | 'not-here' | 'in-one' | 'unknown-code' | 'full' | 'in-none'>

const saysInvalid = { invalid: 'This was not understood. Reload the page and try again.' }

/** A student of the course, under its lock. */
interface Member {
  courseId: string
  groupId: string | null
  groupSize: number
}

async function asMember(
  viewer: Viewer,
  slug: string,
  work: (tx: Prisma.TransactionClient, member: Member) => Promise<Result>,
): Promise<Result> {
  const course = await findCourse(viewer, slug)
  if (course === null || course.standing.role !== 'STUDENT') return notFound()
  const courseId = course.id
  return database.$transaction(async (tx): Promise<Result> => {
    await lock(tx, 'course', courseId)
    const row = await tx.enrolment.findUnique({
      where: { courseId_userId: { courseId, userId: viewer.id } },
      select: { groupId: true, course: { select: { groupSize: true } } },
    })
    if (row === null) return notFound()
    const { groupSize } = row.course
    if (groupSize === null)
      return refuse('not-here', 'In this course staff make the groups. Ask them who you work with.')
    return work(tx, { courseId, groupId: row.groupId, groupSize })
  })
}

const inOne = () => refuse('in-one', 'You are in a group already. Leave it first.')

const enter = (tx: Prisma.TransactionClient, viewer: Viewer, courseId: string, groupId: string | null) =>
  tx.enrolment.update({ where: { courseId_userId: { courseId, userId: viewer.id } }, data: { groupId } })

/** Makes a group with the student in it. Others come in by its code. */
export const makeGroup = useCase(
  z.strictObject({ slug: IdSchema }),
  saysInvalid,
  (viewer, { slug }): Promise<Result> =>
    asMember(viewer, slug, async (tx, { courseId, groupId }) => {
      if (groupId !== null) return inOne()
      const named = await tx.group.findMany({ where: { courseId }, select: { name: true } })
      const names = new Set(named.map(({ name }) => name.toLowerCase()))
      let number = 1
      while (names.has(`group ${number}`)) number += 1
      const { id } = await tx.group.create({
        data: { courseId, name: `Group ${number}`, joinCode: makeJoinCode() },
      })
      await enter(tx, viewer, courseId, id)
      return { ok: true }
    }),
)

/** Comes into a group of the course by its code. */
export const joinGroup = useCase(
  z.strictObject({ slug: IdSchema, code: z.string().max(40) }),
  { invalid: 'Not joined: type the code that another of the group sees on this page.' },
  (viewer, { slug, code }): Promise<Result> =>
    asMember(viewer, slug, async (tx, { courseId, groupId, groupSize }) => {
      if (groupId !== null) return inOne()
      const joinCode = readJoinCode(code)
      const group =
        joinCode === null
          ? null
          : await tx.group.findUnique({
              where: { joinCode, courseId },
              select: { id: true, enrolments: { select: { userId: true } } },
            })
      if (group === null)
        return refuse(
          'unknown-code',
          'Not joined: no group of this course has this code. Ask the other for it again: it has eight letters and digits.',
        )
      if (group.enrolments.length >= groupSize)
        return refuse('full', `Not joined: this group has ${groupSize} members, and no room for more.`)
      await enter(tx, viewer, courseId, group.id)
      return { ok: true }
    }),
)

/** Goes out of the group; one without anybody is gone. */
export const leaveGroup = useCase(
  z.strictObject({ slug: IdSchema }),
  saysInvalid,
  (viewer, { slug }): Promise<Result> =>
    asMember(viewer, slug, async (tx, { courseId, groupId }) => {
      if (groupId === null) return refuse('in-none', 'You are in no group.')
      await enter(tx, viewer, courseId, null)
      await tx.group.deleteMany({
        where: { id: groupId, enrolments: { none: {} }, invitations: { none: {} } },
      })
      return { ok: true }
    }),
)
