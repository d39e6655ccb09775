// Where the body ends: RFC 9112 section 6.3, in its order.

import type { Finding, Report } from '#protocols/http/finding.ts'
import { listMembers } from '#protocols/http/lists.ts'
import { type Field, fieldsNamed } from '#protocols/http/parse-fields.ts'
import type { RequestLine, StatusLine } from '#protocols/http/parse-start-line.ts'
import { shown } from '#protocols/text/shown.ts'

export type Framing =
  /** Nothing announces a body, or the message cannot have one. */
  | { by: 'none'; because: string }
  | { by: 'content-length'; octets: number }
  | { by: 'chunked' }
  | { by: 'close' }

const codings = new Set(['chunked', 'gzip', 'x-gzip', 'deflate', 'compress', 'x-compress'])
const octetsMax = Number.MAX_SAFE_INTEGER

/** `answersTo` is the method that a response answers: it decides whether a body follows. */
export function decideFraming(
  start: RequestLine | StatusLine,
  fields: readonly Field[],
  answersTo: string,
  report: Report,
): Framing {
  const lengths = fieldsNamed(fields, 'Content-Length')
  const [transfer] = fieldsNamed(fields, 'Transfer-Encoding')
  const octets = readContentLength(lengths, report)
  const isChunked = transfer ? readTransferEncoding(start, fields, transfer, report) : null
  const [length] = lengths
  if (transfer && length) {
    report({
      ...rejection('both-lengths', transfer.line.start > length.line.start ? transfer : length),
      says: 'Content-Length and Transfer-Encoding contradict each other: who reads the one sees another end than who reads the other.',
      reference: 'RFC 9112 section 6.1',
    })
  }
  const bodyless = start.kind === 'response' ? whyBodyless(start, answersTo) : null
  if (bodyless !== null) {
    const code = start.kind === 'response' ? (start.status?.code ?? 0) : 0
    const forbidden = transfer ?? (code === 304 || answersTo === 'HEAD' ? undefined : length)
    if (forbidden && (code < 200 || code === 204)) {
      report({
        ...rejection('forbidden-length', forbidden),
        severity: 'bends',
        says: `A response ${code} carries neither Content-Length nor Transfer-Encoding.`,
        reference: transfer ? 'RFC 9112 section 6.1' : 'RFC 9110 section 8.6',
      })
    }
    return { by: 'none', because: bodyless }
  }
  const announced = transfer ?? (octets === 0 ? undefined : length)
  if (announced && start.kind === 'request' && start.method.text === 'TRACE') {
    report({
      ...rejection('forbidden-content', announced),
      severity: 'bends',
      says: 'A TRACE request has no content: the server sends back what it was sent, and nothing else.',
      reference: 'RFC 9110 section 9.3.8',
    })
  }
  if (isChunked === true) return { by: 'chunked' }
  if (isChunked === false) return { by: 'close' }
  if (octets !== null) return { by: 'content-length', octets }
  if (start.kind === 'response') return { by: 'close' }
  return { by: 'none', because: 'A request without Content-Length and Transfer-Encoding has no body.' }
}

function whyBodyless({ status }: StatusLine, answersTo: string): string | null {
  const code = status?.code ?? 0
  if (answersTo === 'HEAD') return 'A response to HEAD has no body.'
  if ((code >= 100 && code < 200) || code === 204 || code === 304) return `A response ${code} has no body.`
  if (answersTo === 'CONNECT' && code >= 200 && code < 300) return 'After it, the connection is a tunnel.'
  return null
}

/** RFC 9110 section 8.6: digits, once. Null when there is none that can be used. */
function readContentLength(lengths: readonly Field[], report: Report): number | null {
  const [first, second] = lengths
  if (!first) return null
  for (const { value } of lengths) {
    const at = value.text.search(/[^0-9]/u)
    const isTwice = /^\d+(?:[ \t]*,[ \t]*\d+)+$/u.test(value.text)
    if (value.text !== '' && at < 0) continue
    report({
      code: isTwice ? 'content-length-twice' : 'content-length',
      offset: value.start + Math.max(0, at),
      length: value.text === '' ? 0 : 1,
      severity: 'rejects',
      says: isTwice
        ? 'Content-Length is given twice.'
        : 'Content-Length is a number of octets in decimal digits, and nothing else.',
      reference: 'RFC 9110 section 8.6',
    })
    return null
  }
  if (second) {
    report({
      ...rejection('content-length-twice', second),
      says: 'Content-Length is given twice.',
      reference: 'RFC 9110 section 8.6',
    })
  }
  const octets = Number(first.value.text)
  if (octets <= octetsMax) return octets
  report({
    ...rejection('content-length', first),
    offset: first.value.start,
    says: 'No message is as long as this Content-Length.',
    reference: 'RFC 9110 section 8.6',
  })
  return null
}

/** True when the body is chunked, false when a response goes on until the connection closes. */
function readTransferEncoding(
  start: RequestLine | StatusLine,
  fields: readonly Field[],
  transfer: Field,
  report: Report,
): boolean {
  const refuse = (says: string, reference: string, severity: Finding['severity'] = 'rejects') =>
    report({
      ...rejection('transfer-encoding', transfer),
      offset: transfer.value.start,
      says,
      reference,
      severity,
    })
  const members = listMembers(fields, 'Transfer-Encoding').map((member) => {
    const [name = '', ...parameters] = member.split(';')
    return { name: name.trimEnd().toLowerCase(), hasParameters: parameters.length > 0 }
  })
  const names = members.map(({ name }) => name)
  const isRequest = start.kind === 'request'
  if (start.version?.major === 1 && start.version.minor === 0) {
    refuse(
      'HTTP/1.0 has no Transfer-Encoding: nobody can tell where this message ends.',
      'RFC 9112 section 6.1',
    )
  }
  const unknown = names.find((name) => !codings.has(name))
  const isLast = names.at(-1) === 'chunked'
  if (names.filter((name) => name === 'chunked').length > 1) {
    refuse('A message is divided into chunks at most once.', 'RFC 9112 section 6.1')
  } else if (isRequest && !isLast) {
    refuse(
      'In a request the last transfer coding is chunked: else its end cannot be found.',
      'RFC 9112 section 6.3',
    )
  } else if (members.some(({ name, hasParameters }) => name === 'chunked' && hasParameters)) {
    refuse('The coding chunked has no parameters.', 'RFC 9112 section 7.1')
  } else if (unknown !== undefined) {
    refuse(
      `Nobody knows the transfer coding “${shown(unknown)}”.`,
      'RFC 9112 section 7',
      isRequest ? 'rejects' : 'bends',
    )
  }
  return isLast || isRequest
}

const rejection = (code: Finding['code'], { line, name }: Field) => ({
  code,
  offset: line.start,
  length: name.end - name.start,
  severity: 'rejects' as const,
})
