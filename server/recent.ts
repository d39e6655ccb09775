/** A map that keeps what was asked for last, so many entries of it. */
export class Recent<Key, Value> {
  readonly #kept = new Map<Key, Value>()
  readonly #max: number

  constructor(max: number) {
    this.#max = max
  }

  get(key: Key): Value | undefined {
    const value = this.#kept.get(key)
    if (value !== undefined) this.set(key, value)
    return value
  }

  set(key: Key, value: Value): void {
    this.#kept.delete(key)
    this.#kept.set(key, value)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > this.#max && oldest !== undefined) this.#kept.delete(oldest)
  }

  delete(key: Key): void {
    this.#kept.delete(key)
  }
}

/** What is being made or was made for a key, made once. What failed is made anew when it is asked for again. */
export function keepMade<Made>(
  recent: Recent<string, Promise<Made>>,
  key: string,
  make: () => Promise<Made>,
): Promise<Made> {
  const known = recent.get(key)
  if (known !== undefined) return known
  const making = make()
  recent.set(key, making)
  making.catch(() => recent.delete(key))
  return making
}
