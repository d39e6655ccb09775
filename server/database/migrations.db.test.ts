import { expect, test } from 'vitest'
import { findMigrationDrift, findMigrationStatus } from './migrations.ts'

const url = process.env.DATABASE_URL ?? ''

test('the migrations make what prisma/schema.prisma says', async () => {
  expect(await findMigrationDrift(url)).toBeNull()
})

test('every migration is applied to a test database', async () => {
  expect(await findMigrationStatus(url)).toEqual({ pending: [], failed: [], edited: [] })
})
