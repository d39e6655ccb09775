// A message as rows of a table: what a parser reads, and where it stands. It measures; it does not judge.
import { latin1 } from '#protocols/http/characters.ts'
import type { ByteSpan, Finding, FindingCode } from '#protocols/http/finding.ts'
import { fieldsNamed } from '#protocols/http/parse-fields.ts'
import type { HttpMessage } from '#protocols/http/parse-message.ts'
import type { ReadAnswer } from '#protocols/http/read-answer.ts'

export interface MessageRow {
  id: string
  part: string
  reads: string
  span: ByteSpan
}

export function rowsOf({ message, bytes }: ReadAnswer): MessageRow[] {
  const { start, fields, chunks, trailers, body, framing } = message
  const rows: MessageRow[] = []
  const add = (part: string, reads: string, { start: from, end }: ByteSpan) =>
    rows.push({ id: `${rows.length}`, part, reads, span: { start: from, end } })
  const asText = (span: ByteSpan) => utf8(bytes.subarray(span.start, span.end))
  if (start.kind === 'request') {
    add('Method', start.method.text, start.method)
    add('Target', asText(start.target), start.target)
    if (start.version) add('Version', latin1(bytes, start.version.start, start.version.end), start.version)
  } else {
    if (start.version) add('Version', latin1(bytes, start.version.start, start.version.end), start.version)
    if (start.status) add('Status code', String(start.status.code), start.status)
    if (start.reason.text !== '') add('Reason phrase', asText(start.reason), start.reason)
  }
  for (const { name, value } of fields)
    add(`Field ${asText(name)}`, asText(value), { start: name.start, end: value.end })
  for (const [index, chunk] of chunks.entries()) add(`Chunk ${index + 1}`, asText(chunk.data), chunk.data)
  if (framing.by === 'chunked') {
    for (const { name, value } of trailers)
      add(`Trailer ${name.text}`, asText(value), { start: name.start, end: value.end })
  } else if (body.end > body.start) add('Body', asText(body), body)
  return rows
}

/** What the Content-Length field says, as it stands; null without one. */
export const announcedLength = (message: HttpMessage): string | null =>
  fieldsNamed(message.fields, 'Content-Length')[0]?.value.text ?? null

/** Octets after the empty line; null while there is none. */
export function octetsAfterHead({ message, bytes }: ReadAnswer): number | null {
  const hasHead = !message.findings.some(({ code }) => code === 'incomplete-head')
  return hasHead ? bytes.length - message.headEnd : null
}

/** What a message is written in, as against what it says. */
const spelling: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'bare-lf',
  'bare-cr',
  'start-line',
  'method',
  'version',
  'status-code',
  'field-name',
  'field-value',
  'line-folding',
  'empty-member',
  'chunk-size',
  'chunk-extension',
  'chunk-end',
])

/** Shown while it is typed; what is missing at the very end may still come. */
export const firstMisspelling = ({ findings, bytes }: ReadAnswer): Finding | null =>
  findings.find(({ code, offset }) => spelling.has(code) && offset < bytes.length) ?? null

const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
