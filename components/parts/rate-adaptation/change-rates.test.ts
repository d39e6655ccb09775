import { expect, test } from 'vitest'
import { changeRates, playableOf, type RatesChange } from '#components/parts/rate-adaptation/change-rates.ts'

test.each<[RatesChange, (number | null)[]]>([
  [{ at: 0, to: '2' }, [2, null, null]],
  [{ at: 2, to: '0' }, [1, null, 0]],
  [{ at: 0, to: '' }, [null, null, null]],
  [{ at: 'all', to: '1' }, [1, 1, 1]],
  [{ at: 7, to: '1' }, [1, null, null]],
])('%j', (change, after) => expect(changeRates([1], 3, change)).toEqual(after))

test('it can be played up to the first that is open', () => {
  expect(playableOf([1, 0, null, 2])).toEqual([1, 0])
  expect(playableOf([2, 2])).toEqual([2, 2])
  expect(playableOf([])).toEqual([])
})
