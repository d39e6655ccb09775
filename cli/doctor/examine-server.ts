// What a PostgreSQL server has of the platform. Any role will do that the platform itself could work with.
import { Client } from 'pg'
import { dataFolder } from '#platform/data-folder.ts'
import { readRunning } from '#platform/start/running-file.ts'
import { findMigrationDrift, findMigrationStatus } from '#server/database/migrations.ts'
import { whyUnreachable } from '#server/database/why-unreachable.ts'
import { broken, type DoctorFinding } from './doctor-finding.ts'

export async function examineServer(url: string, where: string): Promise<DoctorFinding[]> {
  const because = await whyUnreachable(url)
  if (because !== null) return [{ state: 'missing', name: 'PostgreSQL', says: because }]
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string }>(
      "SELECT current_setting('server_version') AS version",
    )
    const version = rows[0]?.version ?? 'unknown version'
    return [
      { state: 'ok', name: 'PostgreSQL', says: `${version}, ${where}` },
      await look('Migrations', () => examineMigrations(url)),
      await look('Schema', () => examineDrift(url, client)),
      await look('Queue', () => examineQueue(client)),
    ]
  } finally {
    await client.end()
  }
}

/** What cannot be looked at says so itself, and hides nothing of the rest. */
const look = (name: string, examine: () => Promise<DoctorFinding>): Promise<DoctorFinding> =>
  examine().catch((error: unknown) => broken(name, error))

async function examineMigrations(url: string): Promise<DoctorFinding> {
  const name = 'Migrations'
  const { pending, failed, edited } = await findMigrationStatus(url)
  if (failed.length > 0) {
    const remedy = 'look at the database, then: npm run prisma -- migrate resolve --help'
    return { state: 'missing', name, says: `failed half-way: ${failed.join(', ')}`, remedy }
  }
  if (edited.length > 0) {
    const remedy = 'restore prisma/migrations from the version control'
    return { state: 'missing', name, says: `not those that were applied: ${edited.join(', ')}`, remedy }
  }
  if (pending.length > 0)
    return { state: 'note', name, says: `${pending.length} to apply; npm start applies them` }
  return { state: 'ok', name, says: 'all applied' }
}

async function examineDrift(url: string, client: Client): Promise<DoctorFinding> {
  const name = 'Schema'
  const { rows } = await client.query<{ may: boolean }>(
    'SELECT rolcreatedb OR rolsuper AS may FROM pg_roles WHERE rolname = current_user',
  )
  // They are compared in a database that is made and dropped for it.
  if (rows[0]?.may !== true) {
    const says =
      'not compared with the migrations: this role may not create databases, which only developers need'
    return { state: 'note', name, says }
  }
  const drift = await findMigrationDrift(url)
  if (drift === null) return { state: 'ok', name, says: 'the migrations make what prisma/schema.prisma says' }
  const remedy = 'npm run prisma -- migrate dev --name what_changed'
  return { state: 'missing', name, says: `the migrations do not make it:\n${drift}`, remedy }
}

async function examineQueue(client: Client): Promise<DoctorFinding> {
  const name = 'Queue'
  const { rows } = await client.query<{ made: boolean }>(
    "SELECT to_regclass('pgboss.version') IS NOT NULL AS made",
  )
  if (!rows[0]?.made)
    return { state: 'note', name, says: 'its tables are not made yet; npm start makes them' }
  const counted = await client.query<{ waiting: number }>(
    "SELECT count(*)::int AS waiting FROM pgboss.job WHERE state < 'active'",
  )
  const worker = readRunning(dataFolder)?.worker
  const who = worker ? `grading worker is process ${worker}` : 'no grading worker of this checkout is running'
  return { state: 'ok', name, says: `${counted.rows[0]?.waiting ?? 0} waiting; ${who}` }
}
