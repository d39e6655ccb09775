// A conforming HTTP/1.1 parser (RFC 9112) that says where everything stands. Any bytes give a message with
// findings: nothing throws, and time grows with the number of bytes.
import { checkHost } from '#protocols/http/check-host.ts'
import type { ByteSpan, Finding, Report } from '#protocols/http/finding.ts'
import { decideFraming, type Framing } from '#protocols/http/framing.ts'
import { checkLists } from '#protocols/http/lists.ts'
import { type Chunk, parseChunked } from '#protocols/http/parse-chunked.ts'
import { type Field, parseFields } from '#protocols/http/parse-fields.ts'
import {
  parseRequestLine,
  parseStatusLine,
  type RequestLine,
  type StatusLine,
} from '#protocols/http/parse-start-line.ts'
import { readLine } from '#protocols/http/read-line.ts'

export interface HttpMessage {
  start: RequestLine | StatusLine
  fields: readonly Field[]
  /** After the empty line; the end of the bytes when that line never came. */
  headEnd: number
  framing: Framing
  /** As it crossed the wire: with the sizes of its chunks, when it has any. */
  body: ByteSpan
  chunks: readonly Chunk[]
  trailers: readonly Field[]
  /** What the body carries, chunks put together. */
  content: Uint8Array
  /** The offset after the message. */
  end: number
  complete: boolean
  /** In the order in which they stand. */
  findings: readonly Finding[]
}

export interface ParseOptions {
  kind: 'request' | 'response'
  /** Where the message begins, 0 when absent. */
  from?: number
  /** The method that a response answers; GET when absent. */
  answersTo?: string
}

export function parseMessage(
  bytes: Uint8Array,
  { kind, from = 0, answersTo = 'GET' }: ParseOptions,
): HttpMessage {
  const findings: Finding[] = []
  const report: Report = (finding) => {
    // What is missing at the end has no byte of its own.
    findings.push({ ...finding, length: Math.min(finding.length, bytes.length - finding.offset) })
  }

  const startAt = skipEmptyLines(bytes, from, kind, report)
  const line = readLine(bytes, startAt, report)
  const start = (kind === 'request' ? parseRequestLine : parseStatusLine)(bytes, line, report)
  const head = line.ending === 'none' ? null : parseFields(bytes, line.next, report)
  const fields = head?.fields ?? []
  const headEnd = head?.end ?? bytes.length
  if (!head?.ended) {
    report({
      code: 'incomplete-head',
      offset: bytes.length,
      length: 0,
      severity: 'rejects',
      says: `The empty line that ends the head is missing, so the ${kind === 'request' ? 'server' : 'client'} waits for more.`,
      reference: 'RFC 9112 section 2.1',
    })
  }
  if (start.kind === 'request' && head?.ended) checkHost(start, fields, headEnd, report)
  checkLists(fields, report)
  const framing = decideFraming(start, fields, answersTo, report)

  let body: ByteSpan = { start: headEnd, end: headEnd }
  let content = bytes.subarray(0, 0)
  let chunks: readonly Chunk[] = []
  let trailers: readonly Field[] = []
  let complete = head?.ended === true
  if (complete && framing.by === 'content-length') {
    body = { start: headEnd, end: Math.min(bytes.length, headEnd + framing.octets) }
    content = bytes.subarray(body.start, body.end)
    complete = content.length === framing.octets
    if (!complete) report(missingOctets(bytes.length, framing.octets, content.length))
  } else if (complete && framing.by === 'chunked') {
    const read = parseChunked(bytes, headEnd, report)
    chunks = read.chunks
    trailers = read.trailers
    complete = read.complete
    body = { start: headEnd, end: read.end }
    content = joined(bytes, chunks)
  } else if (complete && framing.by === 'close') {
    body = { start: headEnd, end: bytes.length }
    content = bytes.subarray(headEnd)
  }
  findings.sort((a, b) => a.offset - b.offset)
  return {
    start,
    fields,
    headEnd,
    framing,
    body,
    chunks,
    trailers,
    content,
    end: body.end,
    complete,
    findings,
  }
}

/** RFC 9112 section 2.2: a server ignores an empty line before a request. */
function skipEmptyLines(bytes: Uint8Array, from: number, kind: ParseOptions['kind'], report: Report): number {
  let at = from
  while (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) at += 2
  if (at > from) {
    report({
      code: 'empty-line-first',
      offset: from,
      length: at - from,
      severity: 'bends',
      says: `The ${kind} begins with an empty line. It is skipped, but nobody should send it.`,
      reference: 'RFC 9112 section 2.2',
    })
  }
  return at
}

const missingOctets = (offset: number, announced: number, came: number): Finding => ({
  code: 'incomplete-body',
  offset,
  length: 0,
  severity: 'rejects',
  says: `Content-Length announces ${announced} octets; ${came} of them came, and the recipient waits for the other ${announced - came}.`,
  reference: 'RFC 9112 section 6.3',
})

function joined(bytes: Uint8Array, chunks: readonly Chunk[]): Uint8Array {
  const content = new Uint8Array(chunks.reduce((sum, { data }) => sum + data.end - data.start, 0))
  let at = 0
  for (const { data } of chunks) {
    content.set(bytes.subarray(data.start, data.end), at)
    at += data.end - data.start
  }
  return content
}
