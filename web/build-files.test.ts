import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildFiles } from './build-files.ts'

const script = 'console.log("there and back")\n'.repeat(50)
const build = mkdtempSync(path.join(tmpdir(), 'roundtrip-build-'))
const chunks = path.join(build, 'static/chunks')
mkdirSync(chunks, { recursive: true })
writeFileSync(path.join(chunks, 'a.js'), script)
writeFileSync(path.join(chunks, 'b.js'), script)
writeFileSync(path.join(chunks, 'b.js.br'), brotliCompressSync(script))
writeFileSync(path.join(build, 'secret.js'), 'no file of ours')

const send = buildFiles(build)
const server = createServer((request, response) => {
  if (!send(request, response)) response.writeHead(404).end()
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address !== null && typeof address !== 'string') port = address.port
})
afterAll(() => {
  server.close()
  rmSync(build, { recursive: true })
})

async function ask(target: string, accepts: string) {
  const response = await new Promise<IncomingMessage>((resolve) =>
    get({ port, path: target, headers: { 'accept-encoding': accepts }, agent: false }, resolve),
  )
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) }
}

it('sends a file as small as it is there and as the client takes it', async () => {
  const best = await ask('/_next/static/chunks/b.js', 'gzip, deflate, br, zstd')
  expect(best.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' })
  expect(best.headers['cache-control']).toContain('immutable')
  expect(brotliDecompressSync(best.body).toString()).toBe(script)
  const second = await ask('/_next/static/chunks/a.js', 'gzip, br')
  expect(second.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(second.body).toString()).toBe(script)
  expect((await ask('/_next/static/chunks/b.js', 'identity')).body.toString()).toBe(script)
})

it.each(['/_next/static/../secret.js', '/_next/static/chunks/c.js', '/_next/static/chunks/b.js.br', '/'])(
  'knows nothing of %s',
  async (target) => {
    expect((await ask(target, 'br')).status).toBe(404)
  },
)
