import { database } from '#server/database/client.ts'
import { countingExtension, type Extension, extended, type Times } from '#server/scores/extension.ts'

/** An assignment as it is for one student, whoever looks, with the extension that makes it so. */
export async function assignmentFor<Row extends Times & { id: string }>(
  row: Row,
  userId: string,
): Promise<{ row: Row; extension: Extension | null }> {
  const key = { assignmentId: row.id, userId }
  const given = await database.extension.findUnique({ where: { assignmentId_userId: key } })
  const found = given ?? undefined
  return { row: extended(row, found), extension: countingExtension(row, found) }
}
