import { forgetLocal, keepLocal, recallLocal } from '#components/draft/local-draft.ts'

interface Snapshot<Content> {
  content: Content
  /** Counts up when the content was replaced from outside the fields. */
  generation: number
}

/** What is typed, kept in this tab and nowhere else: a reload finds it again. */
export class KeptInTab<Content> {
  readonly #key: string
  readonly #listeners = new Set<() => void>()
  #snapshot: Snapshot<Content>

  constructor(key: string, initial: Content) {
    this.#key = key
    this.#snapshot = { content: initial, generation: 0 }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): Snapshot<Content> => this.#snapshot

  change(content: Content): void {
    keepLocal(this.#key, { content, revision: 0 })
    this.#show({ ...this.#snapshot, content })
  }

  /** Takes up what an earlier page left in this tab. `read` turns what was stored into content again. */
  resume(read: (stored: unknown) => Content): void {
    const left = recallLocal(this.#key)
    if (left !== null) this.#show({ content: read(left.content), generation: this.#snapshot.generation + 1 })
  }

  forget(): void {
    forgetLocal(this.#key)
  }

  #show(snapshot: Snapshot<Content>): void {
    this.#snapshot = snapshot
    for (const listener of this.#listeners) listener()
  }
}
