import { type Authority, readAuthority, siteOf } from '#protocols/http/authority.ts'
import type { Report } from '#protocols/http/finding.ts'
import { type Field, fieldsNamed } from '#protocols/http/parse-fields.ts'
import type { RequestLine } from '#protocols/http/parse-start-line.ts'
import { readTarget } from '#protocols/http/read-target.ts'
import { shown } from '#protocols/text/shown.ts'

/** RFC 9112 section 3.2: an HTTP/1.1 request has exactly one Host, or the answer is 400. */
export function checkHost(
  request: RequestLine,
  fields: readonly Field[],
  headEnd: number,
  report: Report,
): void {
  const { version } = request
  const [host, second] = fieldsNamed(fields, 'Host')
  const about = { severity: 'rejects', reference: 'RFC 9112 section 3.2' } as const
  if (!host) {
    if (version?.major !== 1 || version.minor === 0) return
    report({
      ...about,
      code: 'host-missing',
      // Where the empty line begins: the field should stand before it.
      offset: Math.max(0, headEnd - 2),
      length: 0,
      says: 'Host is missing. A server has many sites; without Host it answers 400 Bad Request.',
    })
    return
  }
  if (second) {
    const says = 'Host stands twice. The server cannot tell which site is meant, and answers 400 Bad Request.'
    report({
      ...about,
      code: 'host-twice',
      offset: second.line.start,
      length: second.name.end - second.name.start,
      says,
    })
  }
  const { start, end, text } = host.value
  // A CR in it was reported with its line.
  if (text.includes('\r')) return
  const read = readAuthority(text)
  if (read.ok) return checkAgreement(request, host, read.authority, report)
  const says = `Host is a name or an address, and perhaps a port: no scheme, no path. ${read.says}`
  report({
    ...about,
    code: 'host-value',
    offset: start,
    length: end - start,
    says,
    reference: 'RFC 9110 section 7.2',
  })
}

/** A target with an authority of its own: the server goes by it, and a client writes the same into Host. */
function checkAgreement(request: RequestLine, host: Field, given: Authority, report: Report): void {
  const { scheme, authority } = readTarget(request.target.text, request.method.text)
  const target = authority === null ? null : readAuthority(authority)
  if (!target?.ok) return
  const isSame =
    scheme === null && given.port === null
      ? given.host.toLowerCase() === target.authority.host.toLowerCase()
      : siteOf(given, scheme ?? '') === siteOf(target.authority, scheme ?? '')
  if (isSame) return
  report({
    code: 'host-mismatch',
    offset: host.value.start,
    length: host.value.end - host.value.start,
    severity: 'bends',
    says: `The target names ${shown(authority ?? '')}, Host names ${shown(host.value.text) || 'nothing'}. A server goes by the target; a client writes the same into both.`,
    reference: 'RFC 9112 section 3.2.2',
  })
}
