import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DraftKeeper, type SaveOutcome } from '#components/draft/draft-keeper.ts'

const savedAt = new Date('2026-01-02T03:04:05Z')
const storageKey = 'draft:item:1'
let kept: Map<string, string>

beforeEach(() => {
  vi.useFakeTimers()
  kept = new Map()
  // The browser's own storage, as far as drafts use it.
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

interface Content {
  text: string
}
const settled = () => vi.advanceTimersByTimeAsync(10_000)
const typed = (text: string): Content => ({ text })

/** A server that keeps one draft with its revision, as the real one does. */
function serverWith(text: string, revision: number) {
  const stored = { text, revision }
  const calls: { text: string; seen: number }[] = []
  /** Down: nothing arrives. Mute: all is stored, and no answer comes. */
  const state = { is: 'up' as 'up' | 'down' | 'mute', refuses: '' }
  async function save(content: Content, seen: number): Promise<SaveOutcome> {
    calls.push({ text: content.text, seen })
    if (state.is === 'down') throw new TypeError('fetch failed')
    if (state.refuses !== '') return { ok: false, code: 'closed', says: state.refuses }
    if (content.text !== stored.text) {
      if (seen !== stored.revision) {
        const other = { content: typed(stored.text), revision: stored.revision, savedAt }
        return { ok: false, code: 'conflict', says: 'A newer draft.', other }
      }
      stored.text = content.text
      stored.revision += 1
    }
    if (state.is === 'mute') throw new TypeError('fetch failed')
    return { ok: true, revision: stored.revision, savedAt }
  }
  const open = () =>
    new DraftKeeper<Content>({
      storageKey,
      initial: { content: typed(stored.text), revision: stored.revision, savedAt },
      save,
      read: (content) =>
        typeof content === 'object' &&
        content !== null &&
        'text' in content &&
        typeof content.text === 'string'
          ? typed(content.text)
          : null,
    })
  return { stored, calls, state, open }
}

test('typing is saved once, after a pause, over the revision before', async () => {
  const server = serverWith('', 3)
  const keeper = server.open()
  for (const text of ['a', 'ab', 'abc']) {
    keeper.change(typed(text))
    await vi.advanceTimersByTimeAsync(300)
  }
  expect(server.calls).toEqual([])
  expect(keeper.isUnsaved).toBe(true)
  expect(kept.size).toBe(1)
  await settled()
  keeper.change(typed('abcd'))
  await settled()
  expect(server.calls).toEqual([
    { text: 'abc', seen: 3 },
    { text: 'abcd', seen: 4 },
  ])
  expect(keeper.snapshot()).toMatchObject({ status: { kind: 'saved' }, conflict: null })
  expect(keeper.isUnsaved).toBe(false)
  expect(kept.size).toBe(0)
})

test('a refusal is shown in its own words, and what was typed stays', async () => {
  const server = serverWith('', 0)
  server.state.refuses = 'The assignment is closed.'
  const keeper = server.open()
  keeper.change(typed('text'))
  await settled()
  expect(keeper.snapshot()).toMatchObject({
    content: typed('text'),
    status: { kind: 'failed', says: 'The assignment is closed.' },
  })
  expect(kept.size).toBe(1)
  expect(keeper.isUnsaved).toBe(true)

  server.state.refuses = ''
  keeper.flush()
  await settled()
  expect(server.stored).toEqual({ text: 'text', revision: 1 })
  expect(keeper.snapshot().status.kind).toBe('saved')
})

/** A page with an unsaved draft that has just met a newer one. */
async function meet() {
  const server = serverWith('a', 1)
  const keeper = server.open()
  Object.assign(server.stored, { text: 'theirs', revision: 2 })
  keeper.change(typed('mine'))
  await settled()
  return { server, keeper }
}

describe('a newer draft from elsewhere', () => {
  test('is shown, and nothing goes over it before a choice', async () => {
    const { server, keeper } = await meet()
    expect(keeper.snapshot()).toMatchObject({
      content: typed('mine'),
      conflict: { content: typed('theirs'), revision: 2 },
    })
    keeper.change(typed('mine, more'))
    await settled()
    expect(server.stored.text).toBe('theirs')
    expect(await keeper.saveAll()).toBe(false)
    keeper.choose('mine')
    await settled()
    expect(server.stored).toEqual({ text: 'mine, more', revision: 3 })
    expect(keeper.snapshot()).toMatchObject({ conflict: null, status: { kind: 'saved' } })
  })

  test('is taken when that is chosen', async () => {
    const { keeper } = await meet()
    keeper.choose('theirs')
    await settled()
    expect(keeper.snapshot()).toMatchObject({ content: typed('theirs'), status: { kind: 'saved' } })
    expect(keeper.snapshot().generation).toBeGreaterThan(0)
  })

  test('is no question any more when what stands here was submitted', async () => {
    const { server, keeper } = await meet()
    keeper.settle()
    expect(keeper.snapshot().conflict).toBeNull()
    keeper.change(typed('after it'))
    await settled()
    expect(server.stored).toEqual({ text: 'after it', revision: 3 })
  })

  test('is met also by a copy that an earlier page left', async () => {
    const server = serverWith('newer', 4)
    kept.set(storageKey, JSON.stringify({ content: typed('old copy'), revision: 1 }))
    const keeper = server.open()
    keeper.resume()
    await settled()
    expect(server.stored.text).toBe('newer')
    expect(keeper.snapshot()).toMatchObject({
      content: typed('old copy'),
      conflict: { content: typed('newer') },
    })
  })
})

describe('a lost connection', () => {
  test('is said, and the save is tried again until it succeeds', async () => {
    const server = serverWith('', 0)
    server.state.is = 'down'
    const keeper = server.open()
    keeper.change(typed('text'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(keeper.snapshot().status).toEqual({
      kind: 'failed',
      says: 'The server did not answer. Trying again in 4 s.',
      signedOut: false,
    })
    expect(keeper.isUnsaved).toBe(true)
    server.state.is = 'up'
    await settled()
    expect(server.stored).toEqual({ text: 'text', revision: 1 })
    expect(keeper.snapshot().status.kind).toBe('saved')
  })

  test('after which the own draft comes back is no choice, here and on the next page', async () => {
    const server = serverWith('', 0)
    server.state.is = 'mute'
    const keeper = server.open()
    keeper.change(typed('stored unseen'))
    await vi.advanceTimersByTimeAsync(1_000)
    server.state.is = 'down'
    keeper.change(typed('typed offline'))
    await vi.advanceTimersByTimeAsync(8_000)
    expect(server.stored.text).toBe('stored unseen')
    const before = new Map(kept)
    server.state.is = 'up'
    keeper.change(typed('typed after'))
    await vi.advanceTimersByTimeAsync(30_000)
    expect(keeper.snapshot().conflict).toBeNull()
    expect(server.stored.text).toBe('typed after')

    Object.assign(server.stored, { text: 'stored unseen', revision: 1 })
    kept = before
    const next = server.open()
    next.resume()
    expect(next.snapshot().content).toEqual(typed('typed offline'))
    await vi.advanceTimersByTimeAsync(30_000)
    expect(next.snapshot().conflict).toBeNull()
    expect(server.stored.text).toBe('typed offline')
    expect(kept.size).toBe(0)
  })
})

test('leaving the page saves at once; what was submitted needs no saving', async () => {
  const server = serverWith('', 0)
  const keeper = server.open()
  keeper.change(typed('going'))
  keeper.flush()
  await vi.advanceTimersByTimeAsync(0)
  expect(server.calls).toHaveLength(1)
  keeper.change(typed('submitted'))
  keeper.settle()
  await settled()
  expect(server.calls).toHaveLength(1)
  expect(kept.size).toBe(0)
})

test('what was typed while an answer was being judged is not lost with it', async () => {
  const server = serverWith('', 0)
  const keeper = server.open()
  const submitted = typed('submitted')
  keeper.change(submitted)
  keeper.change(typed('and mended'))
  keeper.settle(submitted)
  expect(kept.size).toBe(1)
  await settled()
  expect(server.stored.text).toBe('and mended')
})

test('everything is saved before it is published', async () => {
  const server = serverWith('a', 1)
  const keeper = server.open()
  keeper.change(typed('last words'))
  expect(await keeper.saveAll()).toBe(true)
  expect(server.stored.text).toBe('last words')
  server.state.is = 'down'
  keeper.change(typed('more'))
  expect(await keeper.saveAll()).toBe(false)
})
