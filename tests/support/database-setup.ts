// Vitest's global set-up of the database tests: one cluster for the run, in a folder of its own, with one migrated
// template that every test file copies: migrated, and with the exercises of server/testing/make-course.ts published, which
// would otherwise be loaded again for each of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { preparePrograms } from '#platform/prepare-programs.ts'
import { startEmbeddedPostgres } from '#server/database/embedded-postgres.ts'
import { applyMigrations } from '#server/database/migrations.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await preparePrograms()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'roundtrip-test-database-'))
  const cluster = await startEmbeddedPostgres({ dataDir, endWithParent: true, durable: false })
  await applyMigrations(cluster.url)
  await fillTemplate(cluster.url)
  project.provide('databaseServerUrl', cluster.url)
  return async () => {
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function fillTemplate(url: string): Promise<void> {
  process.env.DATABASE_URL = url
  const { publishTestExercises } = await import('#server/testing/make-course.ts')
  const { database } = await import('#server/database/client.ts')
  const { stopExercisePool } = await import('#server/exercises/ask-exercise.ts')
  try {
    await publishTestExercises()
  } finally {
    await stopExercisePool()
    // Nobody may be connected to what is copied.
    await database.$disconnect()
    delete process.env.DATABASE_URL
  }
}
