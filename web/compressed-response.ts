// An answer that is written in one piece, compressed as a whole.
//
// How this works. Next writes a page in some ten pieces, and would compress and send each by itself: that cost more than
// compressing the whole page. So what is written is held for a moment. Mostly the answer ends within it, and is compressed
// and sent at once, with its length. One that goes on (a page that waits for a part of itself) is compressed as a
// stream, each piece sent as it comes. Events, files of the build, and what is compressed already pass as they are.
import { type IncomingMessage, ServerResponse } from 'node:http'
import type { Transform } from 'node:stream'
import { constants, createGzip, createZstdCompress, gzipSync, zstdCompressSync } from 'node:zlib'
import { acceptedEncoding } from './accepted-encoding.ts'

/** An answer that goes on for longer is sent as far as it is. */
const heldMsMax = 100
const heldBytesMax = 512 * 1_024
/** What fits into one packet is not worth it. */
const bytesMin = 1_000

// A third of the time of gzip for as few bytes; a browser takes it over TLS, and from this machine.
const zstdLevel = 3
const gzipLevel = 4
const zstd = { params: { [constants.ZSTD_c_compressionLevel]: zstdLevel } }
const codings = {
  zstd: {
    whole: (body: Buffer): Buffer => zstdCompressSync(body, zstd),
    stream: (): Transform => createZstdCompress({ ...zstd, flush: constants.ZSTD_e_flush }),
  },
  gzip: {
    whole: (body: Buffer): Buffer => gzipSync(body, { level: gzipLevel }),
    stream: (): Transform => createGzip({ level: gzipLevel, flush: constants.Z_SYNC_FLUSH }),
  },
}
type Coding = (typeof codings)[keyof typeof codings]
const compressible = /^(?:text\/(?!event-stream)|application\/(?:json|javascript)|image\/svg)/

type Done = (error?: Error | null) => void

/** For `createServer({ ServerResponse: CompressedResponse })`. */
export class CompressedResponse<
  Request extends IncomingMessage = IncomingMessage,
> extends ServerResponse<Request> {
  /** What is made of a page (text/html) before it is sent; it is held until it is whole. */
  rewrite: ((html: string) => string) | null = null
  /** Undefined before the first piece says it. */
  #holds: boolean | undefined
  #coding: Coding | null = null
  #held: Buffer[] = []
  #heldBytes = 0
  #timer: NodeJS.Timeout | undefined
  #stream: Transform | null = null

  override flushHeaders(): void {
    // They are sent with the first piece, which says whether it is compressed.
    if (!compressible.test(String(this.getHeader('content-type') ?? ''))) super.flushHeaders()
  }

  override write(piece: unknown, encodingOrDone?: BufferEncoding | Done, done?: Done): boolean {
    const [encoding, then] = told(encodingOrDone, done)
    if (!this.#decide()) return super.write(piece, encoding ?? 'utf8', then)
    const bytes = bytesOf(piece, encoding)
    if (this.#stream !== null) return this.#stream.write(bytes, then)
    this.#held.push(bytes)
    this.#heldBytes += bytes.length
    const coding = this.#coding
    if (coding !== null && this.rewrite === null) {
      if (this.#heldBytes > heldBytesMax) this.#beginStream(coding)
      else this.#timer ??= setTimeout(() => this.#beginStream(coding), heldMsMax)
    }
    if (then) process.nextTick(then)
    return true
  }

  override end(
    piece?: unknown,
    encodingOrDone?: BufferEncoding | Done | (() => void),
    done?: () => void,
  ): this {
    if (typeof piece === 'function') return this.end(undefined, () => void piece())
    const [encoding, then] = told(encodingOrDone, done)
    if (!this.#decide()) return super.end(piece, encoding ?? 'utf8', () => then?.())
    clearTimeout(this.#timer)
    const last = piece === undefined || piece === null ? [] : [bytesOf(piece, encoding)]
    if (this.#stream !== null) {
      this.#stream.end(Buffer.concat(last))
      if (then) this.once('finish', then)
      return this
    }
    const written = Buffer.concat([...this.#held, ...last])
    const body = this.rewrite === null ? written : Buffer.from(this.rewrite(written.toString('utf8')))
    const coding = body.length < bytesMin ? null : this.#coding
    this.#held = []
    this.#holds = false
    if (coding !== null) this.#sayCoding(coding)
    const whole = coding === null ? body : coding.whole(body)
    this.setHeader('Content-Length', whole.length)
    return super.end(whole, () => then?.())
  }

  /** Whether what is written is held. */
  #decide(): boolean {
    if (this.#holds !== undefined) return this.#holds
    const type = String(this.getHeader('content-type') ?? '')
    if (!type.startsWith('text/html') || this.headersSent) this.rewrite = null
    const name = this.#mayCompress() ? acceptedEncoding(this.req, ['zstd', 'gzip']) : null
    this.#coding = name === null ? null : codings[name]
    this.#holds = this.#coding !== null || this.rewrite !== null
    return this.#holds
  }

  #mayCompress(): boolean {
    if (this.headersSent || this.req.method === 'HEAD' || [204, 304].includes(this.statusCode)) return false
    if (this.hasHeader('content-encoding')) return false
    if (/\bno-transform\b/.test(String(this.getHeader('cache-control') ?? ''))) return false
    return compressible.test(String(this.getHeader('content-type') ?? ''))
  }

  #sayCoding(coding: Coding): void {
    this.setHeader('Content-Encoding', coding === codings.zstd ? 'zstd' : 'gzip')
    this.appendHeader('Vary', 'Accept-Encoding')
    this.removeHeader('Content-Length')
  }

  #beginStream(coding: Coding): void {
    clearTimeout(this.#timer)
    if (this.destroyed) return
    this.#sayCoding(coding)
    const stream = coding.stream()
    this.#stream = stream
    stream.on('data', (bytes: Buffer) => {
      if (!super.write(bytes)) stream.pause()
    })
    this.on('drain', () => stream.resume())
    stream.on('drain', () => this.emit('drain'))
    stream.on('end', () => super.end())
    this.once('close', () => stream.destroy())
    stream.write(Buffer.concat(this.#held))
    this.#held = []
  }
}

const told = (encodingOrDone: BufferEncoding | Done | undefined, done: Done | undefined) =>
  typeof encodingOrDone === 'function'
    ? ([undefined, encodingOrDone] as const)
    : ([encodingOrDone, done] as const)

function bytesOf(piece: unknown, encoding: BufferEncoding = 'utf8'): Buffer {
  if (typeof piece === 'string') return Buffer.from(piece, encoding)
  if (piece instanceof Uint8Array) return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
  throw new TypeError('An answer is written as text or bytes.')
}
