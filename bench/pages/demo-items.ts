import { Client } from 'pg'
import * as z from 'zod'

const RowsSchema = z.array(z.object({ id: z.string(), kinds: z.array(z.string()) }))

/** One item of each mixture of kinds in the demo course, with the name of the mixture. */
export async function demoItems(
  databaseUrl: string,
): Promise<{ path: string; kinds: string; lab: boolean }[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(`
    SELECT DISTINCT ON (version.kinds) item.id, version.kinds
    FROM "AssignmentItem" item
    JOIN "ExerciseVersion" version ON version.id = item."exerciseVersionId"
    JOIN "Assignment" assignment ON assignment.id = item."assignmentId"
    WHERE assignment."opensAt" < now()
    ORDER BY version.kinds, item.id`)
  await client.end()
  return RowsSchema.parse(rows).map(({ id, kinds }) => ({
    path: `/items/${id}`,
    kinds: kinds.join(', '),
    lab: kinds.includes('lab'),
  }))
}
