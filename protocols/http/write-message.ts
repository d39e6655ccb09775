// Writes messages as RFC 9112 says: a head in section 2.1, chunks in section 7.1. What is written is up to the caller,
// which may want it wrong.

export type FieldLines = readonly (readonly [name: string, value: string])[]

/** Start line and fields, each ended by CR LF, and the empty line. Values are written in UTF-8. */
export function writeHead(startLine: string, fields: FieldLines): Buffer {
  return Buffer.from(`${startLine}\r\n${writeFields(fields)}\r\n`, 'utf8')
}

export interface ChunkedOptions {
  /** Octets of the chunks in turn, from the first again when they are used up: whole numbers from 1. */
  sizes: readonly number[]
  /** Stands behind each size and its semicolon: "note=1". */
  extension?: string
  trailers?: FieldLines
}

/** A body of chunks with the last one of size 0. */
export function writeChunks(
  content: Uint8Array,
  { sizes, extension = '', trailers = [] }: ChunkedOptions,
): Buffer {
  const behind = extension === '' ? '' : `;${extension}`
  const parts: Uint8Array[] = []
  for (let at = 0, turn = 0; at < content.length; turn += 1) {
    const data = content.subarray(at, at + Math.max(1, sizes[turn % sizes.length] ?? content.length))
    parts.push(Buffer.from(`${data.length.toString(16)}${behind}\r\n`), data, Buffer.from('\r\n'))
    at += data.length
  }
  return Buffer.concat([...parts, Buffer.from(`0${behind}\r\n${writeFields(trailers)}\r\n`)])
}

const writeFields = (fields: FieldLines) => fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')
