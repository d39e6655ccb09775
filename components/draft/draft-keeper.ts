// A draft that saves itself.
//
// How this works. Each change is kept in sessionStorage at once and sent to the server after a pause in typing, one
// save at a time, each with a higher revision, so that an older one that arrives late is dropped there. A save that
// cannot be sent is tried again, further and further apart; what was refused is said, and tried again with the next
// change. The copy in sessionStorage goes only when the server has the newest: a reload before that finds it again.

import { forgetLocal, keepLocal } from '#components/draft/local-draft.ts'
import type { SaveDraftResult } from '#server/drafts/draft-view.ts'
import type { Refusal } from '#server/refusal.ts'

/** What came of a save; refused is also who is no longer signed in. */
export type SaveOutcome = SaveDraftResult | Refusal

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
}

export interface DraftSnapshot<Content> {
  content: Content
  status: DraftStatus
}

const pauseMs = 800
const retryMsMin = 4_000
const retryMsMax = 60_000

export class DraftKeeper<Content> {
  readonly #options: DraftOptions<Content>
  readonly #listeners = new Set<() => void>()
  #snapshot: DraftSnapshot<Content>
  /** The highest that the server may hold: what it told us, or what was sent, answered or not. */
  #revision: number
  #dirty = false
  #saving = false
  #retryMs = retryMsMin
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: DraftOptions<Content>) {
    const { content, revision, savedAt } = options.initial
    this.#options = options
    this.#revision = revision
    this.#snapshot = { content, status: savedAt ? { kind: 'saved', at: savedAt } : { kind: 'untouched' } }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): DraftSnapshot<Content> => this.#snapshot

  get revision(): number {
    return this.#revision
  }

  /** Something was typed that the server may not have. */
  get isUnsaved(): boolean {
    return this.#dirty || this.#saving
  }

  readonly change = (content: Content): void => {
    this.#dirty = true
    keepLocal(this.#options.storageKey, { content, revision: this.#revision })
    const { status } = this.#snapshot
    this.#show({ content, status: status.kind === 'failed' ? status : { kind: 'unsaved' } })
    if (!this.#saving) this.#schedule(pauseMs)
  }

  /** Takes up what an earlier page left in this tab; its last save may have arrived unseen. */
  readonly resume = (content: Content, revision: number): void => {
    this.#revision = Math.max(this.#revision, revision)
    this.change(content)
  }

  /** Saves now what would be saved after the pause: the page is being left. */
  readonly flush = (): void => {
    clearTimeout(this.#timer)
    void this.#save()
  }

  /** After the content was submitted there is nothing left to lose, unless it was changed since. */
  readonly settle = (submitted: Content = this.#snapshot.content): void => {
    if (submitted !== this.#snapshot.content) return
    clearTimeout(this.#timer)
    this.#dirty = false
    forgetLocal(this.#options.storageKey)
  }

  async #save(): Promise<void> {
    if (this.#saving || !this.#dirty) return
    this.#saving = true
    this.#dirty = false
    const { content } = this.#snapshot
    this.#showStatus({ kind: 'saving' })
    this.#revision += 1
    keepLocal(this.#options.storageKey, { content, revision: this.#revision })
    const outcome = await this.#options.save(content, this.#revision).catch(() => null)
    this.#saving = false
    if (outcome === null) this.#retryLater()
    else if (outcome.ok) this.#saved(outcome.savedAt)
    else this.#refused(outcome.says, 'revision' in outcome ? outcome.revision : undefined)
  }

  #saved(at: Date): void {
    this.#retryMs = retryMsMin
    if (this.#dirty) return this.#schedule(pauseMs)
    forgetLocal(this.#options.storageKey)
    this.#showStatus({ kind: 'saved', at })
  }

  #refused(says: string, newer: number | undefined): void {
    // The next change goes over a newer draft from another window, knowingly: its author has read this.
    this.#revision = Math.max(this.#revision, newer ?? 0)
    this.#showStatus({ kind: 'failed', says })
    if (this.#dirty) this.#schedule(pauseMs)
  }

  #retryLater(): void {
    this.#dirty = true
    const seconds = this.#retryMs / 1_000
    this.#showStatus({ kind: 'failed', says: `The server did not answer. Trying again in ${seconds} s.` })
    this.#schedule(this.#retryMs)
    this.#retryMs = Math.min(retryMsMax, this.#retryMs * 2)
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.flush, ms)
  }

  #showStatus(status: DraftStatus): void {
    this.#show({ ...this.#snapshot, status })
  }

  #show(snapshot: DraftSnapshot<Content>): void {
    this.#snapshot = snapshot
    for (const listener of this.#listeners) listener()
  }
}
