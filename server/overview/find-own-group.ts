import type { Viewer } from '#server/access/viewer.ts'
import { showJoinCode } from '#server/courses/join-code.ts'
import { database } from '#server/database/client.ts'
import type { OwnGroupView } from '#server/overview/own-group-view.ts'
import { findOwner, type InGroups } from '#server/teams/find-owner.ts'

/** Null where everybody works alone. */
export async function findOwnGroup(viewer: Viewer, assignment: InGroups): Promise<OwnGroupView | null> {
  const { id: assignmentId, courseId, groupSize } = assignment
  if (groupSize === null) return null
  const { members, settled } = await findOwner(database, viewer.id, assignment)
  const [others, enrolment] = await Promise.all([
    findOthers(viewer, members),
    database.enrolment.findUnique({
      where: { courseId_userId: { courseId, userId: viewer.id } },
      select: {
        course: { select: { groupSize: true } },
        group: {
          select: {
            name: true,
            joinCode: true,
            enrolments: { select: { userId: true } },
            teams: { where: { assignmentId, handedInAt: { not: null } }, select: { id: true } },
          },
        },
      },
    }),
  ])
  const group = enrolment?.group ?? null
  return {
    others,
    settled,
    size: groupSize,
    group: group && {
      name: group.name,
      members: group.enrolments.length,
      code: group.joinCode === null ? null : showJoinCode(group.joinCode),
      wentAhead: group.teams.length > 0,
    },
    byThemselves: (enrolment?.course.groupSize ?? null) !== null,
  }
}

/** By name. */
export async function findOthers(viewer: Viewer, members: readonly string[]): Promise<string[]> {
  const ids = members.filter((id) => id !== viewer.id)
  if (ids.length === 0) return []
  const rows = await database.user.findMany({
    where: { id: { in: ids } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { name: true },
  })
  return rows.map(({ name }) => name)
}
