import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { acceptedEncoding } from './accepted-encoding.ts'

const types: Readonly<Record<string, string>> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
}
/** Follows the name of a file in its best form, once that is made (platform/compress-build.ts). */
const brotliSuffix = '.br'
const compress = promisify(gzip)

/**
 * Answers with the scripts and styles of a build, which never change under a name: each is read once, and compressed once
 * as well as can be (platform/compress-build.ts). What it does not know is left to Next. Says whether it answered.
 */
export function buildFiles(build: string): (request: IncomingMessage, response: ServerResponse) => boolean {
  const folder = path.join(build, 'static')
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => path.extname(name) in types)
      .map((name) => [`/_next/static/${name.split(path.sep).join('/')}`, path.join(folder, name)]),
  )
  const kept = new Map<string, Promise<Buffer>>()
  const keep = (key: string, make: () => Promise<Buffer>): Promise<Buffer> => {
    const made = kept.get(key) ?? make()
    kept.set(key, made)
    return made
  }
  return (request, response) => {
    const file = files.get(request.url ?? '')
    if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    const codings = existsSync(file + brotliSuffix) ? (['br', 'gzip'] as const) : (['gzip'] as const)
    const coding = acceptedEncoding(request, codings)
    const body = keep(`${coding} ${file}`, async () => {
      if (coding === 'br') return await readFile(file + brotliSuffix)
      const plain = await readFile(file)
      return coding === 'gzip' ? await compress(plain, { level: 9 }) : plain
    })
    // Taken away meanwhile: another build stands there.
    send(request, response, file, coding, body).catch(() => response.destroy())
    return true
  }
}

async function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  file: string,
  coding: string | null,
  body: Promise<Buffer>,
): Promise<void> {
  const bytes = await body
  response.setHeader('Content-Type', types[path.extname(file)] ?? '')
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  response.setHeader('Vary', 'Accept-Encoding')
  if (coding !== null) response.setHeader('Content-Encoding', coding)
  response.setHeader('Content-Length', bytes.length)
  response.end(method === 'HEAD' ? undefined : bytes)
}
