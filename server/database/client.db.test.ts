import { expect, test } from 'vitest'
import { database } from './client.ts'

test('a test file has a migrated, empty database of its own', async () => {
  expect(await database.user.count()).toBe(0)
  await database.user.create({ data: { id: 'u1', name: 'Ada', email: 'ada@example.test' } })
  expect(await database.user.count()).toBe(1)
})
