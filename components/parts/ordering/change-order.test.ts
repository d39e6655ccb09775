import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeOrder, type OrderChange } from '#components/parts/ordering/change-order.ts'

test.each<[OrderChange, number[]]>([
  [{ do: 'add', item: 3 }, [0, 1, 2, 3]],
  [{ do: 'add', item: 0 }, [1, 2, 0]],
  [{ do: 'remove', item: 1 }, [0, 2]],
  [{ do: 'remove', item: 7 }, [0, 1, 2]],
  [{ do: 'move', item: 0, to: 1 }, [1, 0, 2]],
  [{ do: 'move', item: 2, to: -1 }, [2, 0, 1]],
  [{ do: 'move', item: 0, to: 9 }, [1, 2, 0]],
])('%j', (change, after) => expect(changeOrder([0, 1, 2], change)).toEqual(after))

test('no item is ever there twice, and only the one that is meant comes or goes', () => {
  const change = fc.oneof(
    fc.record({ do: fc.constantFrom('add' as const, 'remove' as const), item: fc.nat(6) }),
    fc.record({ do: fc.constant('move' as const), item: fc.nat(6), to: fc.integer({ min: -3, max: 9 }) }),
  )
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(6)), change, (order, each) => {
      const after = changeOrder(order, each)
      expect(new Set(after).size).toBe(after.length)
      expect(after.filter((item) => item !== each.item)).toEqual(order.filter((item) => item !== each.item))
      expect(after.includes(each.item)).toBe(each.do !== 'remove')
    }),
  )
})
