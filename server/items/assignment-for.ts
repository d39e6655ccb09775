import { database } from '#server/database/client.ts'
import {
  accommodationsOf,
  countingExtension,
  type Extension,
  extended,
  extensionsOf,
  givenIn,
  type Times,
} from '#server/scores/extension.ts'
import { findGroupTimes } from '#server/scores/find-group-times.ts'

/** An assignment as it is for one student, whoever looks, with the extension that makes it so. */
export async function assignmentFor<Row extends Times & { id: string; groupSize: number | null }>(
  row: Row,
  userId: string,
): Promise<{ row: Row; extension: Extension | null }> {
  const read = await database.assignment.findUniqueOrThrow({
    where: { id: row.id },
    select: { ...extensionsOf(userId), course: { select: { accommodations: accommodationsOf(userId) } } },
  })
  const theirs = await findGroupTimes(database, userId, [row])
  const given = [...givenIn(read), ...theirs(row.id)]
  return { row: extended(row, given), extension: countingExtension(row, given) }
}
