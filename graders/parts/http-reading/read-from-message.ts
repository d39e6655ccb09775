// What our parser reads in a message, for a question.
import type { Reads } from '#graders/parts/http-reading/http-reading-part.ts'
import { latin1 } from '#protocols/http/characters.ts'
import { decodeForm } from '#protocols/http/decode-form.ts'
import type { ByteSpan } from '#protocols/http/finding.ts'
import { closesAfter } from '#protocols/http/parse-connection.ts'
import { type Field, fieldsNamed } from '#protocols/http/parse-fields.ts'
import type { HttpMessage } from '#protocols/http/parse-message.ts'
import { readTarget } from '#protocols/http/read-target.ts'

export interface Reading {
  cells: 'text' | 'number' | 'choice'
  options: readonly string[]
  answer: string
  /** Where it stands; null where it stands nowhere by itself. */
  span: ByteSpan | null
}

/** Null where the message has no such thing. */
export function readFromMessage(message: HttpMessage, reads: Reads): Reading | null {
  const { start, fields, headEnd, framing, body, chunks, content } = message
  if (typeof reads === 'object') return readNamed(message, reads)
  const target = start.kind === 'request' ? readTarget(start.target.text, start.method.text) : null
  switch (reads) {
    case 'method':
      return start.kind === 'request' ? text(start.method.text, start.method) : null
    case 'target':
      return start.kind === 'request' ? text(start.target.text, start.target) : null
    case 'path':
      return target && start.kind === 'request'
        ? text(target.pathAndQuery.split('?')[0] ?? '', start.target)
        : null
    case 'host': {
      const [host] = fieldsNamed(fields, 'Host')
      if (target?.authority) return text(target.authority, null)
      return host ? text(host.value.text, host.value) : null
    }
    case 'status':
      return start.kind === 'response' && start.status ? number(start.status.code, start.status) : null
    case 'head-octets':
      return number(headEnd, { start: 0, end: headEnd })
    case 'content-octets':
      return number(content.length, body)
    case 'body-begins':
      return number(headEnd, null)
    case 'message-octets':
      return number(message.end, null)
    case 'fields':
      return number(fields.length, null)
    case 'chunks':
      return number(chunks.length, null)
    case 'framing':
      return {
        cells: 'choice',
        options: Object.values(framingWords),
        answer: framingWords[framing.by],
        span: null,
      }
    case 'connection': {
      const answer = closesAfter(message) ? connectionWords.ends : connectionWords.stays
      return { cells: 'choice', options: Object.values(connectionWords), answer, span: null }
    }
  }
}

function readNamed(
  { start, fields, content, body, chunks }: HttpMessage,
  reads: Exclude<Reads, string>,
): Reading | null {
  if ('field' in reads) {
    const [first] = fieldsNamed(fields, reads.field)
    return first ? text(first.value.text, first.value) : null
  }
  if ('chunk' in reads) {
    const chunk = chunks[reads.chunk - 1]
    return chunk ? number(chunk.size, chunk.head) : null
  }
  if ('cookie' in reads) return readCookie(fieldsNamed(fields, 'Cookie')[0], reads.cookie)
  const [encoded, at] =
    'form' in reads
      ? [latin1(content, 0, content.length), body.start]
      : start.kind === 'request'
        ? [readTarget(start.target.text).query, start.target.start + readTarget(start.target.text).queryAt]
        : ['', 0]
  const name = 'form' in reads ? reads.form : reads.query
  const pair = decodeForm(encoded).find((each) => each.name === name && each.problem === null)
  return pair ? text(pair.value, { start: at + pair.span.start, end: at + pair.span.end }) : null
}

/** RFC 6265 section 4.2.1: `name=value`, with a semicolon and a space between two. */
function readCookie(field: Field | undefined, name: string): Reading | null {
  const pair = field?.value.text.split(/; */u).find((each) => each.startsWith(`${name}=`))
  return pair === undefined || !field ? null : text(pair.slice(name.length + 1), field.value)
}

const text = (answer: string, span: ByteSpan | null): Reading => ({
  cells: 'text',
  options: [],
  answer,
  span,
})
const number = (answer: number, span: ByteSpan | null): Reading => ({
  cells: 'number',
  options: [],
  answer: String(answer),
  span,
})

const framingWords = {
  none: 'Nothing: it has no content',
  'content-length': 'The number in Content-Length',
  chunked: 'The last of its chunks',
  close: 'The end of the connection',
} as const

const connectionWords = {
  stays: 'It stays open for the next message',
  ends: 'It is closed',
} as const
