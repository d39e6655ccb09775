import { database } from '#server/database/client.ts'
import { countRows } from '#server/testing/entry-points/count-rows.ts'

/** A moment to which `changedSince` compares. */
export async function latestChange(): Promise<bigint> {
  const [row] = await database.$queryRaw<{ id: bigint }[]>`
    SELECT pg_current_xact_id()::text::bigint AS id`
  if (row === undefined) throw new Error('PostgreSQL says no transaction.')
  return row.id
}

/** Tables with rows that were written or deleted since, where the audit log has nothing new; none where it has. Rows of
 * sessions and of queues come and go by themselves, and are not looked at. */
export async function changedSince(
  since: bigint,
  before: ReadonlyMap<string, number>,
): Promise<{ unaudited: string[] }> {
  const now = await countRows()
  const tables = [...now.keys()]
  // Transaction ids of a test never wrap, and each row holds the one that wrote it.
  const written = await database.$queryRawUnsafe<{ table: string }[]>(
    tables
      .map(
        (name) =>
          `SELECT '${name}' AS "table" WHERE EXISTS (SELECT FROM "${name}" WHERE xmin::text::bigint > ${since})`,
      )
      .join(' UNION ALL '),
  )
  const changed = new Set([
    ...written.map(({ table }) => table),
    ...tables.filter((name) => now.get(name) !== before.get(name)),
  ])
  return { unaudited: changed.has('AuditEntry') ? [] : [...changed].toSorted() }
}
