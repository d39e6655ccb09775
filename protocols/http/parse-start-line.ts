// The first line: RFC 9112 section 3 for requests, section 4 for responses.
import { firstMisfit, isDigit, isTokenByte, latin1, nameByte, space } from '#protocols/http/characters.ts'
import { checkTarget } from '#protocols/http/check-target.ts'
import type { ByteSpan, FindingCode, Report } from '#protocols/http/finding.ts'
import { isRegisteredMethod } from '#protocols/http/methods.ts'

export interface Version extends ByteSpan {
  major: number
  minor: number
}

export interface RequestLine {
  kind: 'request'
  method: ByteSpan & { text: string }
  target: ByteSpan & { text: string }
  version: Version | null
}

export interface StatusLine {
  kind: 'response'
  version: Version | null
  /** Null when it is not three digits. */
  status: (ByteSpan & { code: number }) | null
  reason: ByteSpan & { text: string }
}

const versionPattern = 'HTTP/d.d'

export function parseRequestLine(bytes: Uint8Array, line: ByteSpan, report: Report): RequestLine {
  const reject = rejecter(report, 'RFC 9112 section 3')
  const words = splitAtSpaces(bytes, line)
  const [method = { ...line }, target, version] = words
  const methodEnd = firstMisfit(bytes, method, isTokenByte)
  if (method.start === method.end) {
    reject('method', method.start, 1, 'The request line begins with a space, not with a method.')
  } else if (methodEnd < method.end) {
    const says = `A method is letters, digits and a few marks; ${nameByte(bytes[methodEnd])} is none of them.`
    reject('method', methodEnd, 1, says, 'RFC 9110 section 9.1')
  } else if (!isRegisteredMethod(latin1(bytes, method.start, method.end))) {
    const says = unknownMethod(latin1(bytes, method.start, method.end))
    reject('unknown-method', method.start, method.end - method.start, says, 'RFC 9110 section 9.1')
  }
  const methodText = latin1(bytes, method.start, method.end)
  const nothing = { start: line.end, end: line.end }
  if (!target || target.start === target.end) {
    const at = target?.start ?? line.end
    reject('start-line', at, target ? 1 : 0, 'After the method and one space stands the target.')
  } else checkTarget(bytes, target, methodText, report)
  const hasTooMany = words.length > 3
  if (hasTooMany) {
    // Before the version the blank stands in the target; after it, it is just one too many.
    const isAfter = version !== undefined && latin1(bytes, version.start, version.end).startsWith('HTTP/')
    const at = (isAfter ? version : target)?.end ?? line.end
    const says =
      'The request line has three words divided by single spaces: method, target, version. Here is a space too many.'
    reject('start-line', at, 1, says)
  } else if (target && !version) {
    const says = 'The version is missing: after the target stand one space and HTTP/1.1.'
    reject('start-line', line.end, 0, says)
  }
  return {
    kind: 'request',
    method: { ...method, text: methodText },
    target: { ...(target ?? nothing), text: target ? latin1(bytes, target.start, target.end) : '' },
    version: version && !hasTooMany ? parseVersion(bytes, version, report) : null,
  }
}

export function parseStatusLine(bytes: Uint8Array, line: ByteSpan, report: Report): StatusLine {
  const reject = rejecter(report, 'RFC 9112 section 4')
  const words = splitAtSpaces(bytes, line)
  const [version = { ...line }, code] = words
  const nothing = { start: line.end, end: line.end, text: '' }
  const readVersion = parseVersion(bytes, version, report)
  if (!code) {
    reject('start-line', line.end, 0, 'After the version stand one space and a status code of three digits.')
    return { kind: 'response', version: readVersion, status: null, reason: nothing }
  }
  const digitsEnd = firstMisfit(bytes, code, isDigit)
  const isCode = digitsEnd === code.end && code.end - code.start === 3
  if (!isCode) {
    const at = Math.min(digitsEnd, code.start + 3)
    reject('status-code', at, at < code.end ? 1 : 0, 'A status code is exactly three digits.')
  }
  const value = isCode ? Number(latin1(bytes, code.start, code.end)) : 0
  if (isCode && (value < 100 || value > 599)) {
    report({
      code: 'status-code',
      offset: code.start,
      length: 3,
      severity: 'bends',
      says: 'Status codes lie between 100 and 599.',
      reference: 'RFC 9110 section 15',
    })
  }
  const reason = { start: Math.min(code.end + 1, line.end), end: line.end }
  const wrong = firstMisfit(bytes, reason, (byte) => byte === 0x09 || (byte >= space && byte !== 0x7f))
  if (code.end === line.end) {
    report({
      code: 'reason',
      offset: line.end,
      length: 0,
      severity: 'bends',
      says: 'After the status code stands a space, even when no reason phrase follows.',
      reference: 'RFC 9112 section 4',
    })
  } else if (wrong < line.end && bytes[wrong] !== 0x0d) {
    reject('reason', wrong, 1, `A reason phrase is text; ${nameByte(bytes[wrong])} is not.`)
  }
  return {
    kind: 'response',
    version: readVersion,
    status: isCode ? { ...code, code: value } : null,
    reason: { ...reason, text: latin1(bytes, reason.start, reason.end) },
  }
}

/** RFC 9112 section 2.3: HTTP-version is "HTTP/" DIGIT "." DIGIT, in capitals. */
function parseVersion(bytes: Uint8Array, span: ByteSpan, report: Report): Version | null {
  const reject = rejecter(report, 'RFC 9112 section 2.3')
  for (const [index, wanted] of Array.from(versionPattern).entries()) {
    const at = span.start + index
    const byte = at < span.end ? (bytes[at] ?? 0) : -1
    if (wanted === 'd' ? isDigit(byte) : byte === wanted.charCodeAt(0)) continue
    reject('version', at, byte < 0 ? 0 : 1, 'This is no version of HTTP. It is written HTTP/1.1.')
    return null
  }
  if (span.end > span.start + versionPattern.length) {
    reject('version', span.start + versionPattern.length, 1, 'The version ends after its second digit.')
    return null
  }
  const major = (bytes[span.start + 5] ?? 0) - 0x30
  const minor = (bytes[span.start + 7] ?? 0) - 0x30
  if (major !== 1) {
    const says =
      'Messages in this form are HTTP/1.0 and HTTP/1.1; other versions look otherwise. The answer is 505.'
    reject('version', span.start + 5, 3, says, 'RFC 9110 section 15.6.6')
  }
  return { ...span, major, minor }
}

function unknownMethod(method: string): string {
  const upper = method.toUpperCase()
  const hint = isRegisteredMethod(upper) ? `Methods are case-sensitive: ${upper} is written in capitals.` : ''
  const shown = method.length > 30 ? `${method.slice(0, 30)}…` : method
  return `The method ${shown} is not registered. A server that does not recognise it answers 501 Not Implemented. ${hint}`.trimEnd()
}

function splitAtSpaces(bytes: Uint8Array, { start, end }: ByteSpan): ByteSpan[] {
  const words: ByteSpan[] = []
  let from = start
  for (let at = start; at <= end; at += 1) {
    if (at < end && bytes[at] !== space) continue
    words.push({ start: from, end: at })
    from = at + 1
  }
  return words
}

const rejecter =
  (report: Report, section: string) =>
  (code: FindingCode, offset: number, length: number, says: string, reference: string = section) =>
    report({ code, offset, length, severity: 'rejects', says, reference })
