// The words after a record's type, and what is said of a wrong one.

/** A word after the type. `joined`: no blank stands before it, as in alpn="h2". */
export interface Word {
  text: string
  quoted: boolean
  joined?: boolean
}

/** `word` is the index of the word that is wrong, `at` the offset in it. */
export interface DataRefusal {
  ok: false
  says: string
  remedy: string
  word?: number
  at?: number
}

export const quotedWord = (word: number): DataRefusal => ({
  ok: false,
  says: 'Quotation marks are for text; this stands without them.',
  remedy: 'Remove the quotation marks.',
  word,
})

export type ReadOctets = { ok: true; octets: string } | DataRefusal

/** One character for each octet; null for what is no hexadecimal. */
export function readHex(text: string): string | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/iu.test(text)) return null
  return text.replaceAll(/../gu, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))
}

export function readBase64(text: string): string | null {
  return text.length % 4 === 0 && /^[a-z0-9+/]*={0,2}$/iu.test(text) ? atob(text) : null
}

export function numberUpTo(text: string, max: number): number | null {
  return /^\d{1,10}$/u.test(text) && Number(text) <= max ? Number(text) : null
}

export const showHex = (octets: string): string =>
  Array.from(octets, (octet) => octet.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
