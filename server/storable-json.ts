// PostgreSQL's jsonb takes neither U+0000 nor half of a surrogate pair, and both occur: in what students type,
// and in the bytes that their programs print.

const unstorable = /\0|\p{Surrogate}/u
const everyUnstorable = /\0|\p{Surrogate}/gu

/** Whether every string in a value of JSON can be stored. For input: what cannot be is refused. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !unstorable.test(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner))
}

/** JSON text that can be stored: NUL becomes U+2400 (its picture), half a character U+FFFD. For our own records,
 * where a mismatch quotes a program's output; the exact bytes are kept in base64 beside it. */
export function toStorableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string'
      ? inner.replaceAll(everyUnstorable, (found) => (found === '\0' ? '\u2400' : '\uFFFD'))
      : inner,
  )
}
