// Messages as terms, in the manner of Dolev and Yao: cryptography is perfect, and who lacks a key can do nothing without it.
// What a term hides, it hides wholly; what can be undone, can be undone by everybody who has what that takes.

export type Term =
  /** What has no parts: a text, a name, a session key, a nonce. */
  | { is: 'atom'; name: string }
  | { is: 'join'; parts: readonly Term[] }
  | { is: 'hash'; of: Term }
  /** Made with a private key; shows nothing of what was signed, but anybody who has that can check it. */
  | { is: 'sign'; of: Term; by: string }
  /** Made and checked with a key that both have. */
  | { is: 'mac'; of: Term; key: Term }
  | { is: 'encrypt'; of: Term; key: Term }
  /** Encrypted with somebody's public key. */
  | { is: 'seal'; of: Term; to: string }
  /** Everybody undoes these. */
  | { is: 'compress'; of: Term }
  | { is: 'armor'; of: Term }

export const atom = (name: string): Term => ({ is: 'atom', name })

/** The private key of somebody, as something that one may know. */
export const privateKey = (of: string): Term => atom(`private key of ${of}`)

/** The same text for the same term, and for no other; also what is shown of it. */
export function tellTerm(term: Term): string {
  switch (term.is) {
    case 'atom':
      return term.name
    case 'join':
      return `(${term.parts.map(tellTerm).join(', ')})`
    case 'sign':
      return `sign(${tellTerm(term.of)}, by ${term.by})`
    case 'mac':
      return `mac(${tellTerm(term.of)}, ${tellTerm(term.key)})`
    case 'encrypt':
      return `encrypt(${tellTerm(term.of)}, ${tellTerm(term.key)})`
    case 'seal':
      return `seal(${tellTerm(term.of)}, to ${term.to})`
    default:
      return `${term.is}(${tellTerm(term.of)})`
  }
}

/** What a term is directly made of, keys included. */
export function partsOf(term: Term): readonly Term[] {
  switch (term.is) {
    case 'atom':
      return []
    case 'join':
      return term.parts
    case 'sign':
      return [term.of, privateKey(term.by)]
    case 'mac':
    case 'encrypt':
      return [term.of, term.key]
    default:
      return [term.of]
  }
}

/** A term with all that it is made of. */
export function subterms(term: Term): Term[] {
  return [term, ...partsOf(term).flatMap(subterms)]
}
