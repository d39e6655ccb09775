// What a web server of ours says about a path, as data: its misbehaviour too.
import type { HeardRequest } from '#graders/labs/peers/http/heard-request.ts'
import { readEntityTag } from '#protocols/http/entity-tag.ts'
import { type FieldLines, writeChunks, writeHead } from '#protocols/http/write-message.ts'

export interface ServedPage {
  /** 200 without. */
  status?: number
  content?: string | Buffer
  /** Beside what the framing needs and Date. With ETag or Last-Modified, conditions are answered. */
  fields?: Readonly<Record<string, string>>
  /** What tells the end of its content: Content-Length without. */
  framing?: 'content-length' | 'chunked' | 'close'
  /** Octets of its chunks in turn. */
  chunkSizes?: readonly number[]
  misbehaves?: Misbehaviour
}

/** All of it legal but the first, and all of it met in the wild. */
export interface Misbehaviour {
  /** Its Content-Length names so many octets more than come before the close. */
  announcesMore?: number
  /** Interim responses that come before it. */
  interim?: readonly number[]
  /** Names of fields in these letters. */
  fieldNames?: 'small' | 'capital'
  /** Behind the size of each chunk. */
  chunkExtension?: string
  /** Fields behind the last chunk. */
  trailers?: FieldLines
}

const reasons = new Map([
  [100, 'Continue'],
  [103, 'Early Hints'],
  [200, 'OK'],
  [301, 'Moved Permanently'],
  [304, 'Not Modified'],
  [404, 'Not Found'],
  [500, 'Internal Server Error'],
  [501, 'Not Implemented'],
])

/** The bytes of the response, and whether the connection ends with it. */
export function writeResponse(page: ServedPage, request: HeardRequest, closes: boolean) {
  const { misbehaves = {}, framing = 'content-length', fields = {} } = page
  const notModified = isUnchanged(page, request)
  const status = notModified ? 304 : (page.status ?? 200)
  const content = Buffer.from(page.content ?? '')
  const isOver = closes || framing === 'close' || misbehaves.announcesMore !== undefined
  const named: FieldLines = [
    ['Date', new Date().toUTCString()],
    ['Server', 'Roundtrip'],
    ...Object.entries(fields),
    ...(notModified ? [] : framingFields(page, content.length)),
    ...(isOver ? ([['Connection', 'close']] as const) : []),
  ]
  const interim = (misbehaves.interim ?? []).map((code) => writeHead(startLine(code), []))
  const head = writeHead(
    startLine(status),
    named.map(([name, value]) => [inLetters(name, misbehaves.fieldNames), value]),
  )
  const body = request.method === 'HEAD' || notModified ? Buffer.alloc(0) : writeBody(page, content)
  return { status, bytes: Buffer.concat([...interim, head, body]), isOver }
}

function framingFields({ framing, misbehaves }: ServedPage, octets: number): FieldLines {
  if (framing === 'close') return []
  if (framing === 'chunked') return [['Transfer-Encoding', 'chunked']]
  return [['Content-Length', String(octets + (misbehaves?.announcesMore ?? 0))]]
}

function writeBody({ framing, chunkSizes = [64], misbehaves = {} }: ServedPage, content: Buffer): Buffer {
  if (framing !== 'chunked') return content
  const { chunkExtension: extension, trailers } = misbehaves
  return writeChunks(content, {
    sizes: chunkSizes,
    ...(extension === undefined ? {} : { extension }),
    ...(trailers === undefined ? {} : { trailers }),
  })
}

/** RFC 9110 section 13.2.2: If-None-Match decides where it is there, by weak comparison; else If-Modified-Since does. */
function isUnchanged({ fields = {} }: ServedPage, request: HeardRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  const [tag, modified] = ['etag', 'last-modified'].map(
    (name) => Object.entries(fields).find(([own]) => own.toLowerCase() === name)?.[1],
  )
  const tags = request.field('If-None-Match')
  if (tags !== null) {
    if (tags.trim() === '*') return true
    const own = readEntityTag(tag ?? '')?.opaque
    return own !== undefined && tags.split(',').some((one) => readEntityTag(one.trim())?.opaque === own)
  }
  const since = request.field('If-Modified-Since')
  return since !== null && modified !== undefined && Date.parse(since) >= Date.parse(modified)
}

const startLine = (status: number) => `HTTP/1.1 ${status} ${reasons.get(status) ?? 'Unknown'}`

function inLetters(name: string, letters: Misbehaviour['fieldNames']): string {
  if (letters === undefined) return name
  return letters === 'small' ? name.toLowerCase() : name.toUpperCase()
}
