// A Set-Cookie field: RFC 6265bis (draft-ietf-httpbis-rfc6265bis) section 5.6, as browsers read it.

export type SameSite = 'Strict' | 'Lax' | 'None' | 'default'

export interface SetCookie {
  name: string
  value: string
  /** Without a dot at its beginning; null where there is none. */
  domain: string | null
  path: string | null
  secure: boolean
  httpOnly: boolean
  sameSite: SameSite
  /** Seconds from now, negative or 0 for at once; null until the browser is closed. Max-Age comes before Expires. */
  livesS: number | null
}

/** Null for what is ignored altogether. `nowMs` is what Expires is counted from. */
export function readSetCookie(line: string, nowMs: number): SetCookie | null {
  const [pair = '', ...attributes] = line.split(';')
  const equals = pair.indexOf('=')
  const name = equals < 0 ? '' : pair.slice(0, equals).trim()
  const value = (equals < 0 ? pair : pair.slice(equals + 1)).trim()
  if (name === '' && value === '') return null
  const cookie: SetCookie = {
    name,
    value,
    domain: null,
    path: null,
    secure: false,
    httpOnly: false,
    sameSite: 'default',
    livesS: null,
  }
  let [maxAge, expires]: (number | null)[] = [null, null]
  // Of an attribute that stands there twice the last one counts.
  for (const attribute of attributes) {
    const [key = '', ...rest] = attribute.split('=')
    const text = rest.join('=').trim()
    switch (key.trim().toLowerCase()) {
      case 'domain':
        cookie.domain = text === '' ? null : text.replace(/^\./u, '').toLowerCase()
        break
      case 'path':
        cookie.path = text.startsWith('/') ? text : null
        break
      case 'secure':
        cookie.secure = true
        break
      case 'httponly':
        cookie.httpOnly = true
        break
      case 'samesite':
        cookie.sameSite = sameSites.get(text.toLowerCase()) ?? 'default'
        break
      case 'max-age':
        if (/^-?\d+$/u.test(text)) maxAge = Number(text)
        break
      case 'expires': {
        const at = Date.parse(text)
        if (!Number.isNaN(at)) expires = (at - nowMs) / 1000
        break
      }
    }
  }
  return { ...cookie, livesS: maxAge ?? expires ?? null }
}

const sameSites = new Map<string, SameSite>([
  ['strict', 'Strict'],
  ['lax', 'Lax'],
  ['none', 'None'],
])
