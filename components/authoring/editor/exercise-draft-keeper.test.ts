import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ExerciseDraftKeeper,
  type OtherText,
  type SaveAnswer,
} from '#components/authoring/editor/exercise-draft-keeper.ts'

const savedAt = new Date('2026-01-02T03:04:05Z')
const key = 'exercise:a:b'
let kept: Map<string, string>

beforeEach(() => {
  vi.useFakeTimers()
  kept = new Map()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A server that keeps one text with its revision, as the real one does. */
function serverWith(text: string, revision: number) {
  const stored = { text, revision }
  const calls: { text: string; seen: number }[] = []
  const state = { down: false }
  const save = async (sent: string, seen: number): Promise<SaveAnswer<null>> => {
    calls.push({ text: sent, seen })
    if (state.down) throw new Error('no answer')
    if (sent === stored.text) return { ok: true, revision: stored.revision, savedAt, variantsTest: null }
    if (seen !== stored.revision) {
      const other: OtherText = { ...stored, savedAt, by: 'Alex' }
      return { ok: false, code: 'conflict', says: 'Alex saved another text.', other }
    }
    stored.text = sent
    stored.revision += 1
    return { ok: true, revision: stored.revision, savedAt, variantsTest: null }
  }
  const open = () =>
    new ExerciseDraftKeeper<null>({
      storageKey: key,
      initial: { text: stored.text, revision: stored.revision, savedAt, variantsTest: null },
      save,
    })
  return { stored, calls, state, open }
}
const settled = () => vi.advanceTimersByTimeAsync(10_000)

describe('the draft of an exercise in the browser', () => {
  it('saves after a pause, one save at a time, each with the revision before', async () => {
    const server = serverWith('a', 3)
    const keeper = server.open()
    keeper.change('ab')
    keeper.change('abc')
    await settled()
    keeper.change('abcd')
    await settled()
    expect(server.calls).toEqual([
      { text: 'abc', seen: 3 },
      { text: 'abcd', seen: 4 },
    ])
    expect(keeper.snapshot()).toMatchObject({ revision: 5, status: { kind: 'saved' } })
    expect(kept.size).toBe(0)
  })

  it('loses neither text when somebody else saved: it waits for a choice', async () => {
    const server = serverWith('a', 1)
    const keeper = server.open()
    Object.assign(server.stored, { text: 'theirs', revision: 2 })
    keeper.change('mine')
    await settled()
    expect(keeper.snapshot()).toMatchObject({ text: 'mine', conflict: { text: 'theirs', by: 'Alex' } })
    keeper.change('mine, more')
    await settled()
    expect(server.stored.text).toBe('theirs')
    expect(await keeper.saveAll().catch(() => 'threw')).toBe(false)
    keeper.choose('mine')
    await settled()
    expect(server.stored).toEqual({ text: 'mine, more', revision: 3 })
  })

  it('gives way to the other text when that is chosen', async () => {
    const server = serverWith('a', 1)
    const keeper = server.open()
    Object.assign(server.stored, { text: 'theirs', revision: 2 })
    keeper.change('mine')
    await settled()
    keeper.choose('theirs')
    await settled()
    expect(keeper.snapshot()).toMatchObject({ text: 'theirs', revision: 2, status: { kind: 'saved' } })
    expect(keeper.snapshot().generation).toBeGreaterThan(0)
  })

  it('says that a save did not arrive, tries again, and is found again by the next page', async () => {
    const server = serverWith('a', 1)
    server.state.down = true
    const keeper = server.open()
    keeper.change('typed offline')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(keeper.snapshot().status).toMatchObject({ kind: 'failed' })
    const next = server.open()
    next.resume()
    expect(next.snapshot().text).toBe('typed offline')
    server.state.down = false
    await settled()
    expect(server.stored).toEqual({ text: 'typed offline', revision: 2 })
    expect(kept.size).toBe(0)
  })

  it('does not put an old copy over what somebody saved since', async () => {
    const server = serverWith('a', 1)
    kept.set(key, JSON.stringify({ content: 'old copy', revision: 1 }))
    Object.assign(server.stored, { text: 'newer', revision: 4 })
    const keeper = server.open()
    keeper.resume()
    await settled()
    expect(server.stored.text).toBe('newer')
    expect(keeper.snapshot()).toMatchObject({ text: 'old copy', conflict: { text: 'newer' } })
  })

  it('saves everything before it is published', async () => {
    const server = serverWith('a', 1)
    const keeper = server.open()
    keeper.change('last words')
    expect(await keeper.saveAll()).toBe(true)
    expect(server.stored.text).toBe('last words')
    server.state.down = true
    keeper.change('more')
    expect(await keeper.saveAll()).toBe(false)
    keeper.settle()
    expect(kept.size).toBe(0)
  })
})
