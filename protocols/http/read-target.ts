// What a target names: RFC 9112 section 3.2, whatever its form.

export interface ReadTarget {
  /** Of a whole URL; null in the other forms. */
  scheme: string | null
  /** Host and port, in a whole URL and in the target of CONNECT: it goes before Host. */
  authority: string | null
  /** With %-encodings of unreserved characters resolved (RFC 3986 section 6.2.2). */
  pathAndQuery: string
  /** After the question mark, as it stands; empty when there is none. */
  query: string
  /** Offset of the query in the target. */
  queryAt: number
}

export function readTarget(target: string, method = 'GET'): ReadTarget {
  const groups = /^(?<scheme>[a-z][a-z0-9+.-]*):\/\/(?<authority>[^/?#]*)/iu.exec(target)
  const before = groups?.[0] ?? ''
  const local = target.slice(before.length)
  const mark = local.indexOf('?')
  const queryAt = mark < 0 ? target.length : before.length + mark + 1
  const whole = before !== '' && !local.startsWith('/') ? `/${local}` : local
  return {
    scheme: groups?.groups?.scheme ?? null,
    authority: groups?.groups?.authority ?? (method === 'CONNECT' ? target : null),
    pathAndQuery: normalised(whole),
    query: target.slice(queryAt),
    queryAt,
  }
}

const normalised = (text: string) =>
  text.replaceAll(/%[0-9a-f]{2}/giu, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
    return /[a-z0-9\-._~]/iu.test(character) ? character : encoded.toUpperCase()
  })
