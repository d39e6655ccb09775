import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'

/** The account with this id as a viewer, or null. */
export async function findUser(id: string): Promise<Viewer | null> {
  return database.user.findUnique({
    where: { id },
    select: { id: true, name: true, email: true, operator: true },
  })
}
