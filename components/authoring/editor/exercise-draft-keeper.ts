// The draft of an exercise that saves itself, and that several people may write.
//
// How this works. Each change is kept in sessionStorage at once and sent after a pause, one save at a time, together
// with the newest revision that this page has seen. Whoever saves without having seen the newest is sent that one
// instead: both texts then wait for a choice, and nothing is saved before it is made. A save that does not arrive is
// tried again, further and further apart. A copy from an earlier page goes on with the revision that it had seen.
import type { DraftStatus } from '#components/draft/draft-keeper.ts'
import { forgetLocal, keepLocal, recallLocal } from '#components/draft/local-draft.ts'

/** What somebody else, or another window, saved meanwhile. */
export interface OtherText {
  text: string
  revision: number
  savedAt: Date
  by: string
}

export type SaveAnswer<Test> =
  | { ok: true; revision: number; savedAt: Date; variantsTest: Test }
  | { ok: false; code: string; says: string; other?: OtherText }

export interface ExerciseDraftOptions<Test> {
  storageKey: string
  initial: { text: string; revision: number; savedAt: Date | null; variantsTest: Test }
  save: (text: string, seen: number) => Promise<SaveAnswer<Test>>
}

export interface ExerciseDraftSnapshot<Test> {
  text: string
  status: DraftStatus
  /** The newest revision that this page has seen. */
  revision: number
  /** Waits for a choice. */
  conflict: OtherText | null
  /** Of the text that was saved last. */
  variantsTest: Test
  /** Counts up when the text was replaced from outside the editor. */
  generation: number
}

const pauseMs = 1_500
const retryMsMin = 4_000
const retryMsMax = 60_000

export class ExerciseDraftKeeper<Test> {
  readonly #options: ExerciseDraftOptions<Test>
  readonly #listeners = new Set<() => void>()
  #snapshot: ExerciseDraftSnapshot<Test>
  #dirty = false
  #saving: Promise<void> | null = null
  #retryMs = retryMsMin
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: ExerciseDraftOptions<Test>) {
    const { text, revision, savedAt, variantsTest } = options.initial
    this.#options = options
    const status: DraftStatus = savedAt ? { kind: 'saved', at: savedAt } : { kind: 'untouched' }
    this.#snapshot = { text, status, revision, conflict: null, variantsTest, generation: 0 }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): ExerciseDraftSnapshot<Test> => this.#snapshot

  /** Something was typed that the server may not have. */
  get isUnsaved(): boolean {
    return this.#dirty || this.#saving !== null
  }

  readonly change = (text: string): void => {
    this.#dirty = true
    keepLocal(this.#options.storageKey, { content: text, revision: this.#snapshot.revision })
    const { status } = this.#snapshot
    this.#show({ text, status: status.kind === 'failed' ? status : { kind: 'unsaved' } })
    if (this.#saving === null) this.#schedule(pauseMs)
  }

  /** As `change`, by something other than the editor, which has to take the text up. */
  readonly replace = (text: string): void => {
    this.change(text)
    this.#show({ generation: this.#snapshot.generation + 1 })
  }

  /** Takes up what an earlier page left in this tab and could not save. */
  readonly resume = (): void => {
    const left = recallLocal(this.#options.storageKey, 0)
    if (left === null || typeof left.content !== 'string') return
    if (left.content === this.#snapshot.text) return forgetLocal(this.#options.storageKey)
    this.#show({ revision: left.revision })
    this.replace(left.content)
  }

  /** Ends a conflict: the own text goes over the other one, or gives way to it. */
  readonly choose = (whose: 'mine' | 'theirs'): void => {
    const { conflict, text } = this.#snapshot
    if (conflict === null) return
    this.#show({ conflict: null, revision: conflict.revision, status: { kind: 'unsaved' } })
    this.replace(whose === 'mine' ? text : conflict.text)
    this.flush()
  }

  /** Saves now what would be saved after the pause. */
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

  /** The draft is gone: published, or thrown away. */
  readonly settle = (): void => {
    clearTimeout(this.#timer)
    this.#dirty = false
    forgetLocal(this.#options.storageKey)
  }

  #save(): Promise<void> {
    if (this.#saving !== null) return this.#saving
    if (!this.#dirty || this.#snapshot.conflict !== null) return Promise.resolve()
    this.#saving = this.#send().finally(() => {
      this.#saving = null
      if (this.#dirty && this.#snapshot.status.kind !== 'failed') this.#schedule(pauseMs)
    })
    return this.#saving
  }

  async #send(): Promise<void> {
    this.#dirty = false
    const { text, revision } = this.#snapshot
    this.#show({ status: { kind: 'saving' } })
    const answer = await this.#options.save(text, revision).catch(() => null)
    if (answer === null) this.#retryLater()
    else if (answer.ok) this.#saved(answer)
    else this.#refused(answer.says, answer.other ?? null)
  }

  #saved({ revision, savedAt, variantsTest }: Extract<SaveAnswer<Test>, { ok: true }>): void {
    this.#retryMs = retryMsMin
    if (this.#dirty) {
      keepLocal(this.#options.storageKey, { content: this.#snapshot.text, revision })
      this.#show({ revision, variantsTest, status: { kind: 'unsaved' } })
    } else {
      forgetLocal(this.#options.storageKey)
      this.#show({ revision, variantsTest, status: { kind: 'saved', at: savedAt } })
    }
  }

  #refused(says: string, other: OtherText | null): void {
    // What was refused is tried again with the next change, or when a choice was made.
    this.#show({ conflict: other, status: { kind: 'failed', says } })
  }

  #retryLater(): void {
    this.#dirty = true
    const seconds = this.#retryMs / 1_000
    this.#show({
      status: { kind: 'failed', says: `The server did not answer. Trying again in ${seconds} s.` },
    })
    this.#schedule(this.#retryMs)
    this.#retryMs = Math.min(retryMsMax, this.#retryMs * 2)
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.flush, ms)
  }

  #show(changed: Partial<ExerciseDraftSnapshot<Test>>): void {
    this.#snapshot = { ...this.#snapshot, ...changed }
    for (const listener of this.#listeners) listener()
  }
}
