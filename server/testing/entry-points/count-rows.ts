import { Prisma } from '#prisma-client'
import { database } from '#server/database/client.ts'

/** Rows come and go there with every request, refused ones too. */
const comeAndGo = ['Session', 'RateLimit', 'Verification']
const tables = Object.values(Prisma.ModelName).filter((name) => !comeAndGo.includes(name))
const counts = tables.map((name) => `SELECT '${name}' AS "table", count(*)::int AS rows FROM "${name}"`)

/** Rows of every table: the same before and after whatever does nothing. One statement, for it is asked hundreds of times. */
export async function countRows(): Promise<Map<string, number>> {
  const found = await database.$queryRawUnsafe<{ table: string; rows: number }[]>(counts.join(' UNION ALL '))
  return new Map(found.map(({ table, rows }) => [table, rows]))
}
