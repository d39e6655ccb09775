import { database } from '#server/database/client.ts'
import { type FoundOwner, findOwner, type InGroups } from '#server/teams/find-owner.ts'

/** As `findOwner`, for who works on the assignment now: a group's team is made at its first visit. */
export async function getOwner(userId: string, assignment: InGroups): Promise<FoundOwner> {
  const found = await findOwner(database, userId, assignment)
  if (found.groupId === null) return found
  await makeTeam(found.groupId, assignment.id, found.members)
  return findOwner(database, userId, assignment)
}

/**
 * What a member had begun alone comes along: of each item the numbers with the newest draft. Numbers of the others stay
 * theirs, and are there again for who leaves the group before anything is handed in. Done twice at once, it is done once.
 */
async function makeTeam(groupId: string, assignmentId: string, members: readonly string[]): Promise<void> {
  await database.$transaction(async (tx) => {
    const { count } = await tx.team.createMany({ data: [{ groupId, assignmentId }], skipDuplicates: true })
    if (count === 0) return
    const { id } = await tx.team.findUniqueOrThrow({
      where: { assignmentId_groupId: { assignmentId, groupId } },
    })
    await tx.$executeRaw`
      UPDATE "Variant" v SET "teamId" = ${id}, "userId" = NULL
      WHERE v.id IN (
        SELECT DISTINCT ON (begun."itemId") begun.id
        FROM "Variant" begun
        JOIN "AssignmentItem" i ON i.id = begun."itemId"
        JOIN "Draft" d ON d."variantId" = begun.id
        WHERE i."assignmentId" = ${assignmentId} AND begun."userId" = ANY(${[...members]})
          AND NOT EXISTS (SELECT FROM "Submission" s WHERE s."variantId" = begun.id)
        ORDER BY begun."itemId", d."updatedAt" DESC, begun.id
      )`
  })
}
