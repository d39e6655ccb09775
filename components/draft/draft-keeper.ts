// A draft that saves itself, and that may be written in several windows or by several people.
//
// How this works. Each change is kept in sessionStorage at once and sent after a pause in typing, one save at a time,
// together with the newest revision that this page has seen. Whoever saves without having seen the newest is sent that
// one instead: both then wait for a choice, and nothing is saved before it is made. A save that does not arrive is
// tried again, further and further apart, and one that was refused when the reader comes back to the page, from signing
// in again for example. It may have been stored all the same: what comes back as newer and is what
// was sent last is one's own, and no choice. The copy in sessionStorage goes only when the server has the newest: a
// reload before that finds it again, with the revision that it had seen.

import { forgetLocal, keepLocal, recallLocal } from '#components/draft/local-draft.ts'
import { sameAnswer } from '#components/draft/same-answer.ts'

/** What another window, or somebody else, saved meanwhile. */
export interface NewerDraft<Content = unknown> {
  content: Content
  revision: number
  savedAt: Date
}

/** What came of a save; refused is also who is no longer signed in. */
export type SaveOutcome =
  | { ok: true; revision: number; savedAt: Date }
  | { ok: false; code: string; says: string; other?: NewerDraft }

export type DraftStatus =
  | { kind: 'untouched' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  /** `says` why, for the reader; what was typed is still on the page. */
  | { kind: 'failed'; says: string; signedOut: boolean }

export interface DraftOptions<Content> {
  /** Names the draft in this browser tab: item and set of numbers. */
  storageKey: string
  initial: { content: Content; revision: number; savedAt: Date | null }
  save: (content: Content, seen: number) => Promise<SaveOutcome>
  /** Turns what was stored into content again, or null when it cannot be used. */
  read: (stored: unknown) => Content | null
  pauseMs?: number
}

export interface DraftSnapshot<Content> {
  content: Content
  status: DraftStatus
  /** Waits for a choice. */
  conflict: NewerDraft<Content> | null
  /** Counts up when the content was replaced from outside the fields. */
  generation: number
}

const retryMsMin = 4_000
const retryMsMax = 60_000
const unansweredMax = 8

export class DraftKeeper<Content> {
  readonly #options: DraftOptions<Content>
  readonly #listeners = new Set<() => void>()
  #snapshot: DraftSnapshot<Content>
  /** The newest that this page has seen. */
  #revision: number
  /** Sent over that revision, and no answer came: one of them may be stored. The first is likeliest. */
  #unanswered: unknown[] = []
  #dirty = false
  #saving: Promise<void> | null = null
  #retryMs = retryMsMin
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: DraftOptions<Content>) {
    const { content, revision, savedAt } = options.initial
    this.#options = options
    this.#revision = revision
    const status: DraftStatus = savedAt ? { kind: 'saved', at: savedAt } : { kind: 'untouched' }
    this.#snapshot = { content, status, conflict: null, generation: 0 }
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
    return this.#dirty || this.#saving !== null
  }

  readonly change = (content: Content): void => {
    this.#dirty = true
    const { status } = this.#snapshot
    this.#show({ content, status: status.kind === 'failed' ? status : { kind: 'unsaved' } })
    this.#keep()
    if (this.#saving === null) this.#schedule(this.#pauseMs)
  }

  /** As `change`, by something other than the fields, which have to take it up. */
  readonly replace = (content: Content): void => {
    this.change(content)
    this.#show({ generation: this.#snapshot.generation + 1 })
  }

  /** Takes up what an earlier page left in this tab and could not save. */
  readonly resume = (): void => {
    const left = recallLocal(this.#options.storageKey)
    const content = left === null ? null : this.#options.read(left.content)
    if (left === null || content === null) return
    if (sameAnswer(content, this.#snapshot.content)) return forgetLocal(this.#options.storageKey)
    this.#revision = left.revision
    this.#unanswered = 'sent' in left ? [left.sent] : []
    this.replace(content)
  }

  /** Ends a conflict: what stands here goes over the other, or gives way to it. */
  readonly choose = (whose: 'mine' | 'theirs'): void => {
    const { conflict, content } = this.#snapshot
    if (conflict === null) return
    this.#revision = conflict.revision
    this.#show({ conflict: null, status: { kind: 'unsaved' } })
    this.replace(whose === 'mine' ? content : conflict.content)
    this.flush()
  }

  /** Saves now what would be saved after the pause: the page is being left, or there is a network again. */
  readonly flush = (): void => {
    clearTimeout(this.#timer)
    void this.#save()
  }

  /** Resolves when nothing is left to save, or what is left cannot be saved now. Says which. */
  async saveAll(): Promise<boolean> {
    while (this.isUnsaved) {
      clearTimeout(this.#timer)
      await this.#save()
      if (this.#snapshot.status.kind === 'failed') return false
    }
    return this.#snapshot.conflict === null
  }

  /** After this content was submitted or published there is nothing left to lose, unless it was changed since. */
  readonly settle = (submitted: Content = this.#snapshot.content): void => {
    if (submitted !== this.#snapshot.content) return
    clearTimeout(this.#timer)
    this.#dirty = false
    forgetLocal(this.#options.storageKey)
    const { conflict } = this.#snapshot
    if (conflict === null) return
    this.#revision = conflict.revision
    this.#show({ conflict: null, status: { kind: 'untouched' } })
  }

  #save(): Promise<void> {
    if (this.#saving !== null) return this.#saving
    if (!this.#dirty || this.#snapshot.conflict !== null) return Promise.resolve()
    this.#saving = this.#send().finally(() => {
      this.#saving = null
      if (this.#dirty && this.#snapshot.status.kind !== 'failed') this.#schedule(this.#pauseMs)
    })
    return this.#saving
  }

  async #send(): Promise<void> {
    this.#dirty = false
    const { content } = this.#snapshot
    this.#show({ status: { kind: 'saving' } })
    const before = this.#unanswered
    this.#unanswered = [...before, content].slice(0, unansweredMax)
    this.#keep()
    const outcome = await this.#options.save(content, this.#revision).catch(() => null)
    if (outcome === null) return this.#retryLater()
    this.#unanswered = []
    if (outcome.ok) this.#saved(outcome)
    else this.#refused(outcome, before)
  }

  #saved({ revision, savedAt }: { revision: number; savedAt: Date }): void {
    this.#retryMs = retryMsMin
    this.#revision = revision
    if (this.#dirty) this.#keep()
    else forgetLocal(this.#options.storageKey)
    this.#show({ status: this.#dirty ? { kind: 'unsaved' } : { kind: 'saved', at: savedAt } })
  }

  #refused(
    { code, says, other }: { code: string; says: string; other?: NewerDraft },
    before: readonly unknown[],
  ): void {
    if (other && before.some((sent) => sameAnswer(other.content, sent))) {
      this.#revision = other.revision
      this.#dirty = true
      return this.#show({ status: { kind: 'unsaved' } })
    }
    const content = other ? this.#options.read(other.content) : null
    const conflict = other && content !== null ? { ...other, content } : null
    this.#show({ conflict, status: { kind: 'failed', says, signedOut: code === 'signed-out' } })
    if (this.#dirty && conflict === null) this.#schedule(this.#pauseMs)
    // Tried again with the next change, when a choice was made, or when the reader comes back to the page.
    this.#dirty = true
  }

  #retryLater(): void {
    this.#dirty = true
    const seconds = this.#retryMs / 1_000
    const says = `The server did not answer. Trying again in ${seconds} s.`
    this.#show({ status: { kind: 'failed', says, signedOut: false } })
    this.#schedule(this.#retryMs)
    this.#retryMs = Math.min(retryMsMax, this.#retryMs * 2)
  }

  get #pauseMs(): number {
    return this.#options.pauseMs ?? 800
  }

  #keep(): void {
    const sent = this.#unanswered.length === 0 ? {} : { sent: this.#unanswered[0] }
    const { content } = this.#snapshot
    keepLocal(this.#options.storageKey, { content, revision: this.#revision, ...sent })
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.flush, ms)
  }

  #show(changed: Partial<DraftSnapshot<Content>>): void {
    this.#snapshot = { ...this.#snapshot, ...changed }
    for (const listener of this.#listeners) listener()
  }
}
