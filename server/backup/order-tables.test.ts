import { expect, it } from 'vitest'
import { orderTables } from '#server/backup/order-tables.ts'

const table = (name: string, ...refersTo: string[]) => ({ name, columns: ['id'], refersTo })

it('puts what others refer to before them', () => {
  const ordered = orderTables([table('a', 'b', 'c'), table('b', 'c'), table('c'), table('d', 'a')])
  expect(ordered.map(({ name }) => name)).toEqual(['c', 'b', 'a', 'd'])
})

it('says which tables cannot be put in an order', () => {
  expect(() => orderTables([table('a', 'b'), table('b', 'a'), table('c')])).toThrow('circle: a, b.')
})
