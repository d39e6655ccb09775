import type { Report } from '#protocols/http/finding.ts'
import { type Field, fieldsNamed } from '#protocols/http/parse-fields.ts'
import type { RequestLine } from '#protocols/http/parse-start-line.ts'

/** RFC 3986 section 3.2: reg-name or IP-literal, and perhaps a port. */
const hostAndPort = /^(?:\[[0-9a-f:.]+\]|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?$/iu

/** RFC 9112 section 3.2: an HTTP/1.1 request has exactly one Host, or the answer is 400. */
export function checkHost(
  { version }: RequestLine,
  fields: readonly Field[],
  headEnd: number,
  report: Report,
): void {
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
  // A CR in it was reported with its line.
  if (hostAndPort.test(host.value.text) || host.value.text.includes('\r')) return
  const says = 'Host is a name or an address, and perhaps a port: no scheme, no path.'
  report({
    ...about,
    code: 'host-value',
    offset: host.value.start,
    length: host.value.end - host.value.start,
    says,
    reference: 'RFC 9110 section 7.2',
  })
}
