import { expect, test } from 'vitest'
import { hiddenSeed, networkSeed } from '#graders/labs/contract/network-seed.ts'

test('the seeds are what they were: a run of last year can be replayed', () => {
  expect(networkSeed('tcp-uppercase-client', 1)).toMatchInlineSnapshot(`"71fc22564cfe4819"`)
  expect(hiddenSeed('secret', 'tcp-uppercase-client', 1, 'item')).toMatchInlineSnapshot(
    `"7a3d81d354c76d1138a0f5c1b7c1a5587bd64cd2178c7464aa3062a08fe4630d"`,
  )
})

test('the hidden seed is another for every secret, lab, version and item', () => {
  const seeds = [
    hiddenSeed('s', 'lab', 1, 'item'),
    hiddenSeed('t', 'lab', 1, 'item'),
    hiddenSeed('s', 'lab1', 1, 'item'),
    hiddenSeed('s', 'lab', 11, 'item'),
    hiddenSeed('s', 'lab', 1, '1item'),
  ]
  expect(new Set(seeds).size).toBe(seeds.length)
})
