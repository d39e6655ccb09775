// RFC 9112 section 7.1: chunks, each with its size in hexadecimal, until one of size 0; then trailer fields.
import {
  firstMisfit,
  isBlank,
  isHexDigit,
  isTokenByte,
  latin1,
  nameByte,
} from '#protocols/http/characters.ts'
import type { ByteSpan, Finding, Report } from '#protocols/http/finding.ts'
import { type Field, parseFields } from '#protocols/http/parse-fields.ts'
import { type Line, readLine } from '#protocols/http/read-line.ts'

export interface Chunk {
  /** The line with the size. */
  head: ByteSpan
  size: number
  data: ByteSpan
}

export interface Chunked {
  chunks: Chunk[]
  trailers: Field[]
  end: number
  complete: boolean
}

const sizeDigitsMax = 12

export function parseChunked(bytes: Uint8Array, start: number, report: Report): Chunked {
  const chunks: Chunk[] = []
  const stop = (end: number): Chunked => ({ chunks, trailers: [], end, complete: false })
  let at = start
  for (;;) {
    const line = readLine(bytes, at, report)
    const size = parseChunkHead(bytes, line, report)
    if (line.ending === 'none') {
      report(incomplete(bytes.length, 'The chunked body breaks off: a chunk of size 0 ends it.'))
      return stop(bytes.length)
    }
    if (size === null) return stop(line.next)
    if (size === 0) break
    const data = { start: line.next, end: Math.min(bytes.length, line.next + size) }
    chunks.push({ head: { start: at, end: line.next }, size, data })
    const missing = line.next + size - bytes.length
    if (missing > 0) {
      report(
        incomplete(
          bytes.length,
          `The chunk is announced with ${size} octets; ${missing} of them are missing.`,
        ),
      )
      return stop(bytes.length)
    }
    const [first, second] = [bytes[data.end], bytes[data.end + 1]]
    const wrongAt = first === 0x0d ? data.end + 1 : data.end
    if (wrongAt >= bytes.length) {
      report(incomplete(bytes.length, 'CR LF is missing after the chunk.'))
      return stop(bytes.length)
    }
    if (first !== 0x0d || second !== 0x0a) {
      const found = nameByte(bytes[wrongAt])
      report({
        ...wrong('chunk-end', wrongAt),
        says: `After ${size} octets of the chunk stands CR LF, and not ${found}. Check the size.`,
      })
      return stop(wrongAt)
    }
    at = data.end + 2
  }
  const trailers = parseFields(bytes, readLine(bytes, at, () => {}).next, report)
  if (!trailers.ended) {
    report(incomplete(bytes.length, 'The empty line after the last chunk is missing.'))
  }
  return { chunks, trailers: trailers.fields, end: trailers.end, complete: trailers.ended }
}

/** The size, or null. */
function parseChunkHead(bytes: Uint8Array, line: Line, report: Report): number | null {
  const digitsEnd = firstMisfit(bytes, line, isHexDigit)
  if (digitsEnd === line.start) {
    if (line.start < line.end || line.ending !== 'none') {
      report({
        ...wrong('chunk-size', line.start),
        says: 'Here the size of a chunk should stand, in hexadecimal digits.',
      })
    }
    return null
  }
  if (digitsEnd - line.start > sizeDigitsMax) {
    report({ ...wrong('chunk-size', line.start), says: 'No chunk is as large as this.' })
    return null
  }
  const misfit = afterExtensions(bytes, digitsEnd, line.end)
  if (misfit !== null) {
    report({
      ...wrong(misfit.inExtension ? 'chunk-extension' : 'chunk-size', misfit.at),
      says: misfit.inExtension
        ? 'A chunk extension is a semicolon, a name, and perhaps = with a value.'
        : `After the size of a chunk the line ends; here stands ${nameByte(bytes[misfit.at])}.`,
      reference: 'RFC 9112 section 7.1.1',
    })
    return null
  }
  return Number.parseInt(latin1(bytes, line.start, digitsEnd), 16)
}

/** Reads `*( BWS ";" BWS name [ BWS "=" BWS value ] )`; null when it reaches the end. */
function afterExtensions(
  bytes: Uint8Array,
  start: number,
  end: number,
): { at: number; inExtension: boolean } | null {
  const skip = (from: number, fits: (byte: number) => boolean) =>
    firstMisfit(bytes, { start: from, end }, fits)
  let at = start
  while (at < end) {
    const semicolon = skip(at, isBlank)
    if (bytes[semicolon] !== 0x3b || semicolon === end) return { at, inExtension: false }
    const name = skip(semicolon + 1, isBlank)
    at = skip(name, isTokenByte)
    if (at === name) return { at, inExtension: true }
    const equals = skip(at, isBlank)
    if (equals === end || bytes[equals] !== 0x3d) continue
    const value = skip(equals + 1, isBlank)
    at = bytes[value] === 0x22 && value < end ? afterQuoted(bytes, value, end) : skip(value, isTokenByte)
    if (at === value || at < 0) return { at: value, inExtension: true }
  }
  return null
}

/** The offset after a quoted string (RFC 9110 section 5.6.4), -1 when it does not end. */
function afterQuoted(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start + 1; at < end; at += 1) {
    if (bytes[at] === 0x5c) at += 1
    else if (bytes[at] === 0x22) return at + 1
  }
  return -1
}

const wrong = (code: Finding['code'], offset: number) => ({
  code,
  offset,
  length: 1,
  severity: 'rejects' as const,
  reference: 'RFC 9112 section 7.1',
})

const incomplete = (offset: number, says: string): Finding => ({
  code: 'incomplete-body',
  offset,
  length: 0,
  severity: 'rejects',
  says,
  reference: 'RFC 9112 section 8',
})
