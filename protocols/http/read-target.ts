// What a target names at its origin: RFC 9112 section 3.2, whatever its form.

export interface ReadTarget {
  /** With %-encodings of unreserved characters resolved (RFC 3986 section 6.2.2). */
  pathAndQuery: string
  /** After the question mark, as it stands; empty when there is none. */
  query: string
  /** Offset of the query in the target. */
  queryAt: number
}

export function readTarget(target: string): ReadTarget {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/iu.exec(target)?.[0] ?? ''
  const local = target.slice(authority.length)
  const mark = local.indexOf('?')
  const queryAt = mark < 0 ? target.length : authority.length + mark + 1
  const whole = authority !== '' && !local.startsWith('/') ? `/${local}` : local
  return { pathAndQuery: normalised(whole), query: target.slice(queryAt), queryAt }
}

const normalised = (text: string) =>
  text.replaceAll(/%[0-9a-f]{2}/giu, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
    return /[a-z0-9\-._~]/iu.test(character) ? character : encoded.toUpperCase()
  })
