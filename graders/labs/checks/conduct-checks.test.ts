import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Check, check } from '#graders/labs/checks/check.ts'
import { conductChecks } from '#graders/labs/checks/conduct-checks.ts'

interface Item {
  check: Check
}

/** Checks by how many of those before them each needs, and which of them fail, or must be run again. */
const plans = fc
  .array(
    fc.record({
      needs: fc.array(fc.nat(30), { maxLength: 3 }),
      passes: fc.boolean(),
      againTimes: fc.constantFrom(0, 0, 0, 1, 2),
      turns: fc.nat(4),
    }),
    { maxLength: 14 },
  )
  .map((rows) => {
    const made: Check[] = []
    for (const [at, { needs }] of rows.entries()) {
      const of = [...new Set(needs.flatMap((need) => (at === 0 ? [] : [made[need % at]])))]
      made.push(
        check(`c${at}`, {
          tier: 'works',
          says: 'Works.',
          points: 1,
          why: { says: 'Because.' },
          needs: of.filter((one) => one !== undefined),
          run: async () => {},
        }),
      )
    }
    return made.map((one, at) => ({ check: one, row: rows[at] }))
  })

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

test('each is run once or skipped, after what it needs, with no more beside it than there are slots', async () => {
  await fc.assert(
    fc.asyncProperty(plans, fc.integer({ min: 1, max: 5 }), async (items, slots) => {
      const running = new Set<string>()
      const ended = new Map<string, 'passed' | 'failed' | 'skipped'>()
      const tries = new Map<string, number>()
      await conductChecks(items, {
        slots: () => slots,
        skip: async ({ check: { id } }, needs) => {
          expect(ended.get(needs)).toMatch(/failed|skipped/)
          expect(ended.has(id)).toBe(false)
          ended.set(id, 'skipped')
        },
        run: async ({ check: { id, needs = [] }, row }, alone) => {
          expect(ended.has(id)).toBe(false)
          expect(needs.map((need) => ended.get(need.id))).toEqual(needs.map(() => 'passed'))
          running.add(id)
          expect(running.size).toBeLessThanOrEqual(alone ? 1 : slots)
          const before = tries.get(id) ?? 0
          tries.set(id, before + 1)
          expect(alone).toBe(before > 0)
          for (let left = row?.turns ?? 0; left > 0; left -= 1) {
            await turn()
            if (alone || id === 'c0') expect([...running]).toEqual([id])
          }
          running.delete(id)
          if (before < (row?.againTimes ?? 0)) return { passed: false, blocks: false, again: true }
          const passed = row?.passes === true
          ended.set(id, passed ? 'passed' : 'failed')
          return { passed, blocks: false, again: false }
        },
      })
      expect(ended.size).toBe(items.length)
      expect(running.size).toBe(0)
    }),
  )
})

const plain = (id: string): Item => ({
  check: check(id, {
    tier: 'works',
    says: 'Works.',
    points: 1,
    why: { says: 'Because.' },
    run: async () => {},
  }),
})

test('where the first blocks, no other is run', async () => {
  const seen: string[] = []
  await conductChecks([plain('a'), plain('b'), plain('c')], {
    slots: () => 3,
    run: async ({ check: { id } }) => {
      seen.push(`${id} ran`)
      return { passed: false, blocks: true, again: false }
    },
    skip: async ({ check: { id } }, needs) => void seen.push(`${id} skipped for ${needs}`),
  })
  expect(seen).toEqual(['a ran', 'b skipped for a', 'c skipped for a'])
})

test('what goes wrong with one ends it all', async () => {
  const conducting = conductChecks([plain('a'), plain('b')], {
    slots: () => 2,
    run: ({ check: { id } }) =>
      id === 'b'
        ? Promise.reject(new Error('no'))
        : Promise.resolve({ passed: true, blocks: false, again: false }),
    skip: async () => {},
  })
  await expect(conducting).rejects.toThrow('no')
})
