// Brings a database to the shape of prisma/schema.prisma, and says whether it is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import { Client } from 'pg'
import { openSchemaEngine } from './schema-engine.ts'

const prismaFolder = path.resolve(import.meta.dirname, '../../prisma')
const filters = { externalTables: [], externalEnums: [] }
/** Any number, the same in every process: two starting at once migrate one after the other. */
const migrationLock = 6_291_750

/** Applies what is missing, oldest first; of `names` alone where they are given. Returns the names applied. Throws the
 * engine's own message. */
export async function applyMigrations(url: string, names?: readonly string[]): Promise<string[]> {
  const guard = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await guard.connect()
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [migrationLock])
    const { engine, close } = await openSchemaEngine(url)
    try {
      const migrationsList = readMigrations(names)
      return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames
    } finally {
      await close()
    }
  } finally {
    await guard.end()
  }
}

export interface MigrationStatus {
  /** In the folder, not yet in the database. */
  pending: string[]
  /** Half applied: an operator must look. */
  failed: string[]
  /** Changed in the folder after they were applied, or applied and no longer in the folder. */
  edited: string[]
}

export async function findMigrationStatus(url: string): Promise<MigrationStatus> {
  const { engine, close } = await openSchemaEngine(url)
  try {
    const found = await engine.diagnoseMigrationHistory({
      migrationsList: readMigrations(),
      optInToShadowDatabase: false,
      filters,
    })
    const history = found.history
    return {
      pending: history && 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : [],
      failed: found.failedMigrationNames,
      edited: [
        ...found.editedMigrationNames,
        ...(history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : []),
      ],
    }
  } finally {
    await close()
  }
}

/**
 * What prisma/schema.prisma says and the migrations do not make, in words; null when they agree. Works in a shadow
 * database beside the one at `url`, which it leaves alone.
 */
export async function findMigrationDrift(url: string): Promise<string | null> {
  const schema = path.join(prismaFolder, 'schema.prisma')
  const content = readFileSync(schema, 'utf8')
  const { engine, close } = await openSchemaEngine(url, [[schema, content]])
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...readMigrations() },
      to: { tag: 'schemaDatamodel', files: [{ path: schema, content }] },
      script: false,
      exitCode: true,
      filters,
    })
    return exitCode === 0 ? null : (stdout ?? 'The migrations differ from the schema.')
  } finally {
    await close()
  }
}

/** By name, oldest first. */
export const knownMigrations = (): string[] =>
  readdirSync(path.join(prismaFolder, 'migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()

function readMigrations(wanted?: readonly string[]): MigrationList {
  const baseDir = path.join(prismaFolder, 'migrations')
  const lockfile = path.join(baseDir, 'migration_lock.toml')
  const names = knownMigrations().filter((name) => wanted?.includes(name) ?? true)
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  }
}
