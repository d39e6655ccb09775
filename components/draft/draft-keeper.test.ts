import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DraftKeeper, type SaveOutcome } from '#components/draft/draft-keeper.ts'
import { recallLocal } from '#components/draft/local-draft.ts'

const storageKey = 'draft:item:1'
let stored: Map<string, string>

beforeEach(() => {
  vi.useFakeTimers()
  stored = new Map()
  // The browser's own storage, as far as drafts use it.
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const recalled = (serverRevision: number) => recallLocal(storageKey, serverRevision)?.content ?? null

/** A server that answers each save with the next of `outcomes`; null is a lost connection. */
function start(...outcomes: (SaveOutcome | null)[]) {
  const saves: { content: string; revision: number }[] = []
  const keeper = new DraftKeeper<string>({
    storageKey,
    initial: { content: '', revision: 3, savedAt: null },
    save: async (content, revision) => {
      saves.push({ content, revision })
      const outcome =
        outcomes.length > 0 ? outcomes.shift() : { ok: true as const, revision, savedAt: new Date() }
      if (!outcome) throw new TypeError('fetch failed')
      return outcome
    },
  })
  return { keeper, saves }
}

test('typing is saved once, after a pause, with the next revision', async () => {
  const { keeper, saves } = start()
  for (const text of ['a', 'ab', 'abc']) {
    keeper.change(text)
    await vi.advanceTimersByTimeAsync(300)
  }
  expect(saves).toEqual([])
  expect(keeper.isUnsaved).toBe(true)
  expect(recallLocal(storageKey, 3)?.content).toBe('abc')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(saves).toEqual([{ content: 'abc', revision: 4 }])
  expect(keeper.snapshot().status.kind).toBe('saved')
  expect(keeper.isUnsaved).toBe(false)
  expect(stored.size).toBe(0)
})

test('a lost connection is said, and the save is tried again until it succeeds', async () => {
  const { keeper, saves } = start(null, null)
  keeper.change('text')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(keeper.snapshot().status).toEqual({
    kind: 'failed',
    says: 'The server did not answer. Trying again in 4 s.',
  })
  expect(keeper.isUnsaved).toBe(true)
  await vi.advanceTimersByTimeAsync(4_000 + 8_000)
  // A save whose answer was lost may be stored all the same: each try is newer than the one before.
  expect(saves.map((save) => save.revision)).toEqual([4, 5, 6])
  expect(keeper.snapshot().status.kind).toBe('saved')
})

test('a refusal is shown in its own words, and the text stays', async () => {
  const { keeper } = start({ ok: false, code: 'closed', says: 'The assignment is closed.' })
  keeper.change('text')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(keeper.snapshot()).toEqual({
    content: 'text',
    status: { kind: 'failed', says: 'The assignment is closed.' },
  })
  expect(recallLocal(storageKey, 3)?.content).toBe('text')
})

test('after a newer draft from another window the next change goes over it', async () => {
  const { keeper, saves } = start({ ok: false, code: 'older-revision', says: 'A newer draft.', revision: 9 })
  keeper.change('mine')
  await vi.advanceTimersByTimeAsync(1_000)
  keeper.change('mine still')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(saves.map((save) => save.revision)).toEqual([4, 10])
})

test('leaving the page saves at once; what was submitted needs no saving', async () => {
  const { keeper, saves } = start()
  keeper.change('going')
  keeper.flush()
  await vi.advanceTimersByTimeAsync(0)
  expect(saves).toHaveLength(1)
  keeper.change('submitted')
  keeper.settle()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(saves).toHaveLength(1)
  expect(stored.size).toBe(0)
})

test('a copy in the tab is recalled unless the server has moved on', async () => {
  const { keeper } = start(null)
  keeper.change('typed over revision 3')
  expect([recalled(3), recalled(4)]).toEqual(['typed over revision 3', null])
  // Sent as revision 4, and no answer came: it may have been stored.
  await vi.advanceTimersByTimeAsync(1_000)
  expect([recalled(3), recalled(4), recalled(5)]).toEqual([
    'typed over revision 3',
    'typed over revision 3',
    null,
  ])
})

test('what is recalled is saved as newer than the save whose answer was lost', async () => {
  const { keeper, saves } = start()
  keeper.resume('from before', 4)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(saves).toEqual([{ content: 'from before', revision: 5 }])
})

test('what was typed while an answer was being judged is not lost with it', async () => {
  const { keeper, saves } = start()
  keeper.change('submitted')
  keeper.change('and mended')
  keeper.settle('submitted')
  expect(recalled(0)).toBe('and mended')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(saves).toMatchObject([{ content: 'and mended' }])
  keeper.settle('and mended')
  expect(recalled(0)).toBeNull()
})
