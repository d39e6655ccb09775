import { prepareClient } from '#platform/prepare-client.ts'
import { endWith } from '#platform/terminal.ts'
import { useDatabase } from '#platform/work.ts'
import type { Refusal } from '#server/refusal.ts'

/** Does something with the site's database, and ends with a sentence when that is refused. What it imports of the
 * server it imports within: the database's URL is read when it is imported. */
export async function withSite<Done extends { ok: true }>(
  work: () => Promise<Done | Refusal>,
): Promise<Done> {
  try {
    await useDatabase()
    prepareClient()
  } catch (error) {
    endWith(error)
  }
  const { database } = await import('#server/database/client.ts')
  const done = await work()
  await database.$disconnect()
  return done.ok ? done : endWith(done.says)
}
