// Vitest's set-up file of the database tests: `#server/database/client.ts` in a test file talks to a database that
// no other file sees, and that must be free again when the file is done.
import { afterAll, afterEach, expect } from 'vitest'
import { createTestDatabase } from './test-database.ts'

const own = await createTestDatabase()
process.env.DATABASE_URL = own.url

const { takeSecondConnections, watchConnections } = await import('./one-connection.ts')
watchConnections()
afterEach(() => {
  expect(takeSecondConnections(), 'inside a transaction, another connection was asked for').toEqual([])
})

afterAll(async () => {
  const { database } = await import('#server/database/client.ts')
  await database.$disconnect()
  await own.drop()
})
