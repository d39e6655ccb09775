'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
// A draft that saves itself.
//
// How this works. Each change is kept in sessionStorage at once and sent to the server after a pause in typing, one
// save at a time, each with a higher revision, so that an older one that arrives late is dropped there. A save that
// cannot be sent is tried again, further and further apart; what was refused is said and tried again with the next
// change. The copy in sessionStorage goes only when the server has the newest: a reload before that finds it again.
import { forgetLocal, keepLocal, recallLocal } from '#components/draft/local-draft.ts'

export type SaveOutcome =
  | { ok: true; revision: number; savedAt: Date }
  | { ok: false; code: string; says: string; revision?: number }

export type DraftStatus =
  | { kind: 'untouched' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  /** `says` why, for the student; what was typed is still on the page. */
  | { kind: 'failed'; says: string }

export interface DraftOptions<Content> {
  /** Names the draft in this browser tab: item and set of numbers. */
  storageKey: string
  initial: { content: Content; revision: number; savedAt: Date | null }
  save: (content: Content, revision: number) => Promise<SaveOutcome>
  /** Turns what an earlier page left in this tab into content again, or null when it cannot be used. */
  recall: (stored: unknown) => Content | null
}

export interface Draft<Content> {
  content: Content
  change: (content: Content) => void
  status: DraftStatus
  /** After the content was submitted there is nothing left to lose. */
  settle: () => void
}

const pauseMs = 800
const retryMsMin = 4_000
const retryMsMax = 60_000

export function useDraft<Content>({
  storageKey,
  initial,
  save,
  recall,
}: DraftOptions<Content>): Draft<Content> {
  const [content, setContent] = useState(initial.content)
  const [status, setStatus] = useState<DraftStatus>(
    initial.savedAt ? { kind: 'saved', at: initial.savedAt } : { kind: 'untouched' },
  )
  const machine = useRef({
    latest: initial.content,
    dirty: false,
    saving: false,
    revision: initial.revision,
    retryMs: retryMsMin,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  })
  const saveRef = useRef(save)
  saveRef.current = save
  const recallRef = useRef(recall)
  recallRef.current = recall

  const run = useCallback(async () => {
    const m = machine.current
    if (m.saving || !m.dirty) return
    m.saving = true
    m.dirty = false
    setStatus({ kind: 'saving' })
    const outcome = await saveRef.current(m.latest, m.revision + 1).catch(() => null)
    m.saving = false
    if (outcome?.ok) {
      m.revision = Math.max(m.revision, outcome.revision)
      m.retryMs = retryMsMin
      if (m.dirty) return schedule(pauseMs)
      forgetLocal(storageKey)
      return setStatus({ kind: 'saved', at: outcome.savedAt })
    }
    if (outcome !== null) {
      // The next change goes over a newer draft from another window, knowingly: its author has read this.
      if (outcome.revision !== undefined) m.revision = Math.max(m.revision, outcome.revision)
      setStatus({ kind: 'failed', says: outcome.says })
      return m.dirty ? schedule(pauseMs) : undefined
    }
    m.dirty = true
    setStatus({ kind: 'failed', says: `The server did not answer. Trying again in ${m.retryMs / 1_000} s.` })
    schedule(m.retryMs)
    m.retryMs = Math.min(retryMsMax, m.retryMs * 2)
  }, [storageKey])

  const schedule = useCallback(
    (ms: number) => {
      clearTimeout(machine.current.timer)
      machine.current.timer = setTimeout(() => void run(), ms)
    },
    [run],
  )

  const change = useCallback(
    (next: Content) => {
      const m = machine.current
      m.latest = next
      m.dirty = true
      setContent(next)
      keepLocal(storageKey, { content: next, revision: m.revision })
      setStatus((now) => (now.kind === 'failed' ? now : { kind: 'unsaved' }))
      if (!m.saving) schedule(pauseMs)
    },
    [schedule, storageKey],
  )

  const settle = useCallback(() => {
    clearTimeout(machine.current.timer)
    machine.current.dirty = false
    forgetLocal(storageKey)
  }, [storageKey])

  useEffect(() => {
    const left = recallLocal(storageKey, machine.current.revision)
    const recalled = left === null ? null : recallRef.current(left)
    if (recalled !== null) change(recalled)
    return () => clearTimeout(machine.current.timer)
  }, [change, storageKey])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (machine.current.dirty || machine.current.saving) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])

  return { content, change, status, settle }
}
