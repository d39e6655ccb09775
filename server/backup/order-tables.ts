// Which tables there are, and in which order their rows can be stored: what others refer to comes first.
import type { Client } from 'pg'

export interface Table {
  name: string
  columns: string[]
  /** Tables that its rows refer to, other than itself. */
  refersTo: string[]
}

/** Prisma's own list of migrations is written by restoring. */
const withoutRows = '_prisma_migrations'

/** The tables of Roundtrip. Throws for what a backup could not bring back. */
export async function findTables(client: Client): Promise<Table[]> {
  const sequences = await client.query<{ name: string }>(
    `SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public'`,
  )
  // A number that goes on counting from 1 after a restore would name two things alike.
  if (sequences.rows.length > 0)
    throw new Error(`The sequence ${sequences.rows[0]?.name} is not kept by backups yet.`)
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      ARRAY(SELECT DISTINCT other.relname::text FROM pg_constraint k JOIN pg_class other ON other.oid = k.confrelid
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS "refersTo"
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> $1
    ORDER BY c.relname`,
    [withoutRows],
  )
  return orderTables(rows)
}

/** Throws when two refer to each other: neither could come first. */
export function orderTables(tables: readonly Table[]): Table[] {
  const ordered: Table[] = []
  let left = [...tables]
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name))
    const next = left.filter(({ refersTo }) => !refersTo.some((other) => waiting.has(other)))
    if (next.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...waiting].join(', ')}.`)
    ordered.push(...next)
    left = left.filter((table) => !next.includes(table))
  }
  return ordered
}
