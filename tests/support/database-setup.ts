// Vitest's global set-up of the database tests: one cluster for the run, in a folder of its own, with one migrated
// template that every test file copies.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#server/database/embedded-postgres.ts'
import { applyMigrations } from '#server/database/migrations.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'roundtrip-test-database-'))
  const cluster = await startEmbeddedPostgres({ dataDir, endWithParent: true, durable: false })
  await applyMigrations(cluster.url)
  project.provide('databaseServerUrl', cluster.url)
  return async () => {
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
